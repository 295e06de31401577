"""Takes stories laid out -> makes what a reader sees: pages, drawings, columns in a terminal."""

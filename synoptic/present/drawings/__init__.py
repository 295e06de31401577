"""Takes a story's times and copies -> makes where things stand in a drawing, for the SVG templates to draw."""

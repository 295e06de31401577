"""At how many places two texts of one language differ: what tells a copy of a copy from a sister copy.

A change made once is inherited; made twice by chance it hardly ever is. So a copy stands nearest to the text it was
made from by the number of places that differ, however long each is: one paragraph more is one change, forty words
swapped here and there are forty (maximum parsimony, Fitch 1971; of texts, Robinson & O'Hara 1996).
"""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import LCSseq

from synoptic.lineage.reading import Reading


def places(a: Reading, b: Reading) -> int | None:
    """Places where the one has words that the other has not, there; none between languages.

    What is kept must be a run of words at least, or an "of the" would divide what was written anew.
    """
    one, other = a.wording, b.wording
    if a.document.language != b.document.language or not len(one.runs) or not len(other.runs):
        return None
    width = int(np.median(one.ends - one.starts))
    found, after = 0, (0, 0)
    for block in LCSseq.opcodes(one.words.tolist(), other.words.tolist()):
        if block.tag == "equal" and block.src_end - block.src_start >= width:
            found += (block.src_start, block.dest_start) != after
            after = block.src_end, block.dest_end
    return found + (after != (len(one.words), len(other.words)))

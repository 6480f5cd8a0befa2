"""Labels of real papers by place: the words of a label are boxes on its pages, so that no sentence leaves its paper.

A file `labels/NAME.placed.json` has the shape of other labels (`corpus/labels.py`), but where a value is words of the
paper it holds boxes, `{"at": [[page, x0, top, x1, bottom], ...]}`, in points from the top left. `load_placed` reads the
words out of the PDF; `python -m corpus.placed` makes such files from labels in words.
"""

from corpus.placed.reading import as_labelled, labels_of, load_placed

__all__ = ["as_labelled", "labels_of", "load_placed"]

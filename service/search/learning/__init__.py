"""How search learns what answers a question, and how well it does: `python -m service.search.learning`.

papers + questions labelled by place → an index of their own → numbers of every candidate → weights of the ranking and
of the cut-off → scores on other labelled questions
"""

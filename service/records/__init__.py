"""The facts read from papers: decisions, actions, attendance, targets, meetings, across all papers."""

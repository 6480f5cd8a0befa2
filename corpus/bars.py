"""What a figure must reach, and whether it does, in words."""


def at_most(figure: float, bar: float, unit: str) -> str:
    """Whether a figure is at most so much."""
    return _told(figure <= bar, f"at most {bar:g} {unit}")


def at_least(figure: float, bar: float) -> str:
    """Whether a figure is at least so much."""
    return _told(figure >= bar, f"at least {bar:g}")


def _told(met: bool, asked: str) -> str:
    return f"[green]met[/] ({asked})" if met else f"[red]missed[/] ({asked})"

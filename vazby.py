"""The program `vazby`: so small that an interrupt finds it ready while the rest is imported."""

import vazby_interrupt


def main() -> None:
    """Run the command that the arguments name; an interrupt is a sentence from the beginning."""
    vazby_interrupt.prepare()
    # Here, because it takes seconds, and a Ctrl-C meanwhile would print where it was.
    from vazby_commands import main as run

    run()


if __name__ == "__main__":
    main()

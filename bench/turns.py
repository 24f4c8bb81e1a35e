"""Our page and its reference, asked in turns, so that whatever else the machine does hits both."""

import statistics

from bench.servers import rate_of

ROUNDS = 5


def compare(name, path, own, reference, *headers, **how):
    """Prints the ratio of what both answer: least … median … most of the rounds.

    Per second as a visitor has it; per second of the processor as a busy machine shows it too.
    """
    rates = {own: [], reference: []}
    # The first turn only warms up: half of the workers may still be starting.
    for number in range(ROUNDS + 1):
        # Who goes first changes, for a machine slows down while it is busy.
        for site in (own, reference) if number % 2 else (reference, own):
            rates[site].append(rate_of(site, path, *headers, **how))
    pairs = list(zip(rates[own][1:], rates[reference][1:], strict=True))
    middle = [statistics.median(rate.per_second for rate in rates[site]) for site in rates]
    print(  # noqa: T201
        f"{name:12} {middle[0]:6.0f}/s  reference {middle[1]:6.0f}/s"
        f"  ratio {spread(one.per_second / other.per_second for one, other in pairs)}"
        f"  per cpu {spread(one.per_cpu_second / other.per_cpu_second for one, other in pairs)}",
        flush=True,
    )


def spread(ratios):
    least, *_, most = ordered = sorted(ratios)
    return f"{least:.2f} … {statistics.median(ordered):.2f} … {most:.2f}"

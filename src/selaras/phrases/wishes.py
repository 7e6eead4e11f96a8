"""Which languages a program or a browser asks for."""


def preferred(header: str) -> list[str]:
    """Return the languages of an Accept-Language header, best first, without their regions.

    >>> preferred("id-ID,id;q=0.9,en;q=0.8")
    ['id', 'id', 'en']
    >>> preferred("en;q=0.2, id;q=0.7, fr;q=nonsense")
    ['id', 'en', 'fr']
    """
    weighed = []
    for place, part in enumerate(header.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            quality = 0.0
        if tag:
            weighed.append((-quality, place, tag.partition("-")[0].lower()))
    return [tag for _, _, tag in sorted(weighed)]

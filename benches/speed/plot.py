"""CPU time and memory over the length of the list, as an SVG without anything from elsewhere."""

import math

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 300, 60, 24, 44


def svg(points):
    """Points are signers, CPU seconds, MiB. Both axes of a panel are logarithmic."""
    panels = [
        panel(0, "CPU s", [(count, cpu) for count, cpu, _ in points]),
        panel(WIDTH // 2, "peak MiB", [(count, peak) for count, _, peak in points]),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>{"".join(panels)}</svg>\n'
    )


def panel(offset, title, points):
    low_x, high_x = decades(x for x, _ in points)
    low_y, high_y = decades(y for _, y in points)
    wide, high = WIDTH // 2 - LEFT - 20, HEIGHT - TOP - BOTTOM

    def place(x, y):
        right = (math.log10(x) - low_x) / (high_x - low_x)
        up = (math.log10(y) - low_y) / (high_y - low_y)
        return offset + LEFT + right * wide, TOP + (1 - up) * high

    parts = [f'<text x="{offset + LEFT}" y="{TOP - 8}">{title}</text>']
    for power in range(low_x, high_x + 1):
        x, bottom = place(10**power, 10**low_y)
        parts.append(f'<path d="M{x:.1f} {TOP}V{bottom:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 16:.1f}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low_y, high_y + 1):
        left, y = place(10**low_x, 10**power)
        parts.append(f'<path d="M{left:.1f} {y:.1f}h{wide}" stroke="#ddd"/>')
        label = f"{10**power:,}" if power >= 0 else f"{10.0**power:g}"
        parts.append(f'<text x="{left - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
    parts.append(f'<polyline points="{line}" fill="none" stroke="black" stroke-width="1.5"/>')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in (place(*point) for point in points)]
    bottom = HEIGHT - 8
    parts.append(f'<text x="{offset + LEFT + wide / 2:.1f}" y="{bottom}" text-anchor="middle">signers</text>')
    return "".join(parts)


def decades(values):
    """The powers of ten around the values."""
    values = [math.log10(value) for value in values]
    low, high = math.floor(min(values)), math.ceil(max(values))
    return low, max(high, low + 1)

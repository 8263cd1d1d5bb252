// Words at the ends of lines are moved until none covers another.
// SPDX-License-Identifier: GPL-3.0-or-later

// Gives each label {y} a `place` on the same scale, at least so many pixels from its neighbours and
// within the scale; the order is kept.
export function apart(labels, [low, high], height, least) {
    const step = ((high - low) / height) * least;
    const order = labels.slice().sort((a, b) => a.y - b.y);
    order.forEach((one, i) => {
        one.place = i ? Math.max(one.y, order[i - 1].place + step) : Math.max(one.y, low);
    });
    let most = high;
    for (const one of order.reverse()) {
        one.place = Math.min(one.place, most);
        most = one.place - step;
    }
}

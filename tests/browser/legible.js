// What is wrong in a part of a wall. A text's lines are boxes of what is seen: letters without the air above and below them.
(([root, least, leastOf]) => {
  const found = [];
  const wall = document.querySelector("main").getBoundingClientRect();
  const unit = Math.min(wall.height, wall.width) / 100;
  const inside = (box, place, by) =>
    box.left >= place.left - by && box.right <= place.right + by && box.top >= place.top - by && box.bottom <= place.bottom + by;
  const upon = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const linesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [];
    for (const {left, right, top, bottom, width, height} of range.getClientRects()) {
      if (width < 1) continue;
      const line = {left, right, top: top + height * 0.22, bottom: bottom - height * 0.22};
      const last = lines.at(-1);
      if (last && line.top < last.bottom) last.right = Math.max(last.right, right);
      else lines.push(line);
    }
    return lines;
  };
  const texts = [];
  const walk = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const {currentNode: node} = walk, element = node.parentElement;
    if (!node.data.trim() || element.closest(".total__ghost, .visually-hidden, [hidden]")) continue;
    const lines = linesOf(node);
    if (lines.length) texts.push({element, words: node.data.trim().slice(0, 40), lines});
  }
  for (const {element, words, lines} of texts) {
    const size = parseFloat(getComputedStyle(element).fontSize) / unit;
    const wanted = Object.entries(leastOf).find(([name]) => element.matches(name))?.[1] ?? least;
    if (size < wanted) found.push(`${words}: letters of ${size.toFixed(2)} %, ${wanted} wanted`);
    for (const line of lines) {
      if (!inside(line, wall, -unit)) found.push(`${words}: at the edge of the wall, or beyond it`);
      for (let around = element; !around.matches("main"); around = around.parentElement) {
        if (!inside(line, around.getBoundingClientRect(), 2)) found.push(`${words}: out of ${around.className}`);
      }
    }
    const widths = lines.map(({left, right}) => right - left);
    if (element.matches("[data-fit]") && widths.at(-1) < Math.max(...widths) * 0.25) found.push(`${words}: a lonely word`);
  }
  for (const [place, one] of texts.entries()) {
    for (const other of texts.slice(place + 1)) {
      if (one.lines.some((a) => other.lines.some((b) => upon(a, b)))) found.push(`${one.words} upon ${other.words}`);
    }
  }
  for (const image of document.querySelector(root).querySelectorAll("img")) {
    const box = image.getBoundingClientRect();
    if (!box.width) continue;
    if (!inside(box, wall, -unit)) found.push(`a picture of ${image.className} at the edge of the wall`);
    if (box.height < unit * 2) found.push(`a tiny picture of ${image.className}`);
    if (texts.some(({lines}) => lines.some((line) => upon(line, box)))) found.push(`words upon a picture of ${image.className}`);
  }
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) found.push("the page can be scrolled");
  return [texts.length, found];
})

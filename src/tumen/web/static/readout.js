// Charts: the values of a year, or of a row, under the pointer, a finger or the arrow keys. They are
// read from the figure's own data table, the places from the labels of the picture.
const YEAR = /^(\d{4})年?$/;
const IS_JA = document.documentElement.lang === 'ja';
const COLON = IS_JA ? '：' : ': ';
const SVG = 'http://www.w3.org/2000/svg';

const cellsOf = (row) => [...row.children].map((cell) => cell.textContent.trim());

function tableOf(exhibit) {
  const table = exhibit.querySelector('details table');
  return table && {
    heads: cellsOf(table.querySelector('thead tr')),
    rows: [...table.querySelectorAll('tbody tr')].map(cellsOf),
  };
}

// Lines: what is known of each year, [label, value] by series.
function yearsOf({ heads, rows }) {
  const years = new Map();
  let series = '';
  for (const cells of rows) {
    const at = cells.findIndex((cell) => YEAR.test(cell));
    if (at < 0 || !cells[at + 1]) continue;
    if (at > 0 && cells[0]) [series] = cells;
    const year = parseInt(cells[at], 10);
    const [value, low, high] = cells.slice(at + 1);
    const range = /\d/.test(low ?? '') && /\d/.test(high ?? '') ? ` (${low} – ${high})` : '';
    if (!years.has(year)) years.set(year, []);
    years.get(year).push([at > 0 ? series : heads[at + 1], value + range]);
  }
  return years;
}

// Where years stand along one side of a picture, by the labels of some of them.
function scaleOf(svg, side) {
  const labels = [...svg.querySelectorAll('text')]
    .map((text) => [Number(text.textContent.match(YEAR)?.[1]), Number(text.getAttribute(side))])
    .filter(([year, at]) => year && at);
  const [[y0, p0], [y1, p1]] = [labels[0] ?? [], labels.at(-1) ?? []];
  return y0 === y1 ? null : (year) => p0 + ((year - y0) / (y1 - y0)) * (p1 - p0);
}

// Stops of a line chart: its years, across.
function across(svg, table) {
  const place = scaleOf(svg, 'x');
  return place
    ? [...yearsOf(table)].sort(([a], [b]) => a - b).map(([year, said]) => ({ at: place(year), head: IS_JA ? `${year}年` : String(year), said }))
    : [];
}

// Stops of mirror statistics: a row each year, down.
function mirrored(svg, { heads, rows }) {
  const place = scaleOf(svg, 'y');
  return rows
    .filter(([year]) => place && YEAR.test(year))
    .map(([year, ...cells]) => ({
      at: place(parseInt(year, 10)) - 4,
      head: year,
      said: cells.map((cell, i) => [heads[i + 1], cell]).filter(([, cell]) => cell),
    }))
    .sort((a, b) => a.at - b.at);
}

// Stops of a chart of rows: down, at the label that a row of the table has in the picture.
function down(svg, { heads, rows }) {
  const texts = [...svg.querySelectorAll('text')];
  const stops = [];
  const free = (is) => texts.find((text) => is(text.textContent.trim()) && !stops.some((stop) => stop.text === text));
  for (const cells of rows) {
    const exact = cells.slice(0, 2).find((cell) => cell && free((text) => text === cell));
    const label = exact ?? cells[0]; // on a phone a label may hold two cells
    const text = label && free((text) => (exact ? text === label : text.startsWith(label)));
    if (!text) continue;
    const said = cells
      .map((cell, i) => [heads[i], cell])
      .filter(([, cell]) => cell && cell !== '–' && cell !== label);
    stops.push({ at: Number(text.getAttribute('y')) - 4, head: label, said, text });
  }
  return stops.length * 2 > rows.length ? stops.sort((a, b) => a.at - b.at) : [];
}

const KINDS = {
  'exhibit-lines': { stopsOf: across, isAcross: true, keys: ['ArrowLeft', 'ArrowRight'] },
  'exhibit-butterfly': { stopsOf: mirrored, isAcross: false, keys: ['ArrowUp', 'ArrowDown'] },
  'exhibit-bars': { stopsOf: down, isAcross: false, keys: ['ArrowUp', 'ArrowDown'] },
  'exhibit-strip': { stopsOf: down, isAcross: false, keys: ['ArrowUp', 'ArrowDown'] },
};

function enliven(exhibit, { stopsOf, isAcross, keys }) {
  const table = tableOf(exhibit);
  if (!table || exhibit.querySelector('.readout')) return;
  const box = document.createElement('div');
  box.className = 'readout';
  box.setAttribute('role', 'status');
  let isRead = false;
  for (const svg of exhibit.querySelectorAll('svg')) {
    const stops = stopsOf(svg, table);
    if (stops.length < 2) continue;
    isRead = true;
    const guide = document.createElementNS(SVG, 'path');
    guide.setAttribute('class', 'guide');
    svg.append(guide);
    let chosen = -1;
    const show = (index) => {
      if (index === chosen) return;
      chosen = index;
      const { at, head, said } = stops[index];
      const { width, height } = svg.viewBox.baseVal;
      guide.setAttribute('d', isAcross ? `M${at.toFixed(1)} 0V${height}` : `M0 ${(at + 9).toFixed(1)}H${width}`);
      const name = document.createElement('b');
      name.textContent = head;
      box.replaceChildren(name, ...said.map(([label, value]) => {
        const line = document.createElement('span');
        line.textContent = label + COLON + value;
        return line;
      }));
    };
    const hide = () => { chosen = -1; guide.removeAttribute('d'); box.replaceChildren(); };
    const near = (event) => {
      const place = svg.getBoundingClientRect();
      const { width, height } = svg.viewBox.baseVal;
      const at = isAcross
        ? ((event.clientX - place.left) / place.width) * width
        : ((event.clientY - place.top) / place.height) * height;
      show(stops.reduce((best, stop, i) => (Math.abs(stop.at - at) < Math.abs(stops[best].at - at) ? i : best), 0));
    };
    svg.addEventListener('pointermove', near);
    svg.addEventListener('pointerdown', near);
    svg.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hide(); });
    svg.addEventListener('blur', hide);
    svg.tabIndex = 0;
    svg.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') hide();
      const step = [-1, 1][keys.indexOf(event.key)];
      if (!step) return;
      event.preventDefault();
      const from = chosen < 0 ? (step > 0 ? -1 : stops.length) : chosen;
      show(Math.min(stops.length - 1, Math.max(0, from + step)));
    });
  }
  if (isRead) exhibit.querySelector('details').before(box); // stays near when the data unfold
}

function start() {
  for (const [name, kind] of Object.entries(KINDS)) {
    document.querySelectorAll(`.${name}`).forEach((exhibit) => enliven(exhibit, kind));
  }
}
document.addEventListener('tumen:swapped', start);
start();

// Line charts: the values of a year under the pointer, a finger or the arrow keys, read from the
// figure's own data table. The scale is read from the year labels of the picture.
function scaleOf(svg) {
  const labels = [...svg.querySelectorAll('text')]
    .map((text) => [text.textContent.match(/^(\d{4})年?$/)?.[1], Number(text.getAttribute('x'))])
    .filter(([year, x]) => year && x);
  if (labels.length < 2) return null;
  const [[y0, x0], [y1, x1]] = [labels[0], labels.at(-1)].map(([y, x]) => [Number(y), x]);
  return x1 === x0 ? null : { year: (x) => y0 + ((x - x0) / (x1 - x0)) * (y1 - y0), x: (year) => x0 + ((year - y0) / (y1 - y0)) * (x1 - x0) };
}

function rowsOf(exhibit) {
  const table = exhibit.querySelector('details table');
  if (!table) return new Map();
  const heads = [...table.querySelectorAll('thead th')].map((th) => th.textContent.trim());
  const years = new Map();
  let series = '';
  for (const row of table.querySelectorAll('tbody tr')) {
    const cells = [...row.children].map((cell) => cell.textContent.trim());
    const at = cells.findIndex((cell) => /^\d{4}年?$/.test(cell));
    if (at < 0) continue;
    if (at > 0 && cells[0]) [series] = cells;
    const year = parseInt(cells[at], 10);
    const value = cells[at + 1];
    if (!value) continue;
    const [low, high] = [cells[at + 2], cells[at + 3]];
    const range = /\d/.test(low ?? '') && /\d/.test(high ?? '') ? ` (${low} – ${high})` : '';
    if (!years.has(year)) years.set(year, []);
    years.get(year).push([at > 0 ? series : heads[at + 1], value + range]);
  }
  return years;
}

function enliven(exhibit) {
  const years = rowsOf(exhibit);
  const known = [...years.keys()].sort((a, b) => a - b);
  if (!known.length) return;
  const box = document.createElement('div');
  box.className = 'readout';
  box.setAttribute('role', 'status');
  exhibit.append(box);
  for (const svg of exhibit.querySelectorAll('svg')) {
    const scale = scaleOf(svg);
    if (!scale) continue;
    const guide = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    guide.setAttribute('class', 'guide');
    svg.append(guide);
    let chosen = null;
    const show = (year) => {
      chosen = year;
      const { height } = svg.viewBox.baseVal;
      guide.setAttribute('d', `M${scale.x(year).toFixed(1)} 0V${height}`);
      const head = document.createElement('b');
      head.textContent = year;
      box.replaceChildren(head, ...years.get(year).map(([name, value]) => {
        const line = document.createElement('span');
        line.textContent = `${name}: ${value}`;
        return line;
      }));
    };
    const hide = () => { chosen = null; guide.removeAttribute('d'); box.replaceChildren(); };
    svg.addEventListener('pointermove', (event) => {
      const place = svg.getBoundingClientRect();
      const year = scale.year(((event.clientX - place.left) / place.width) * svg.viewBox.baseVal.width);
      const nearest = known.reduce((best, each) => (Math.abs(each - year) < Math.abs(best - year) ? each : best));
      if (nearest !== chosen) show(nearest);
    });
    svg.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hide(); });
    svg.tabIndex = 0;
    svg.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (event.key === 'Escape') hide();
      if (!step) return;
      event.preventDefault();
      const at = chosen === null ? (step > 0 ? -1 : known.length) : known.indexOf(chosen);
      show(known[Math.min(known.length - 1, Math.max(0, at + step))]);
    });
  }
}

const start = () => document.querySelectorAll('.exhibit-lines').forEach(enliven);
document.addEventListener('tumen:swapped', start);
start();

// The timeline: zoom, pan and brush. Marks are placed by the style sheet from --lo and --hi.
function start() {
  const chart = document.querySelector('.tl');
  if (!chart) return;
  const full = [Number(chart.dataset.first), Number(chart.dataset.last)];
  const lanes = [...chart.querySelectorAll('.tl-lane')].map((row) => [...row.querySelectorAll('.tl-mark')]);
  const entries = [...document.querySelectorAll('.tl-list > li')];
  const axis = chart.querySelector('.tl-axis');
  const strip = document.querySelector('.tl-strip');
  const readout = document.querySelector('.tl-readout');
  const [from, to] = ['from', 'to'].map((name) => document.querySelector(`.tl-range input[name=${name}]`));
  const STEPS = [1 / 12, 0.25, 1, 2, 5, 10, 20, 50, 100, 200];
  const LEAST = 0.25; // years: closer in, days cannot be told apart
  let [lo, hi] = [Number(chart.dataset.lo), Number(chart.dataset.hi)];

  const at = (mark, name) => Number(mark.style.getPropertyValue(name));
  const monthName = new Intl.DateTimeFormat(document.documentElement.lang, { month: 'short' });

  function tick(year) {
    const whole = Math.round(year * 1200) / 1200;
    const month = Math.round((whole % 1) * 12);
    return month ? monthName.format(new Date(2001, month, 1)) : String(Math.round(whole));
  }

  function drawAxis() {
    const most = Math.max(2, Math.floor(axis.clientWidth / 64));
    const step = STEPS.find((s) => (hi - lo) / s <= most) ?? 500;
    axis.replaceChildren();
    for (let i = Math.ceil(lo / step - 1e-9); i * step <= hi; i += 1) {
      const label = document.createElement('span');
      label.style.setProperty('--a', i * step);
      label.textContent = tick(i * step);
      axis.append(label);
    }
  }

  function stack(marks) {
    const least = ((hi - lo) * 13) / Math.max(200, axis.clientWidth);
    const ends = [];
    for (const mark of marks) {
      const [a, b] = [at(mark, '--a'), at(mark, '--b')];
      mark.hidden = b < lo || a > hi;
      if (mark.hidden) continue;
      const start = Math.max(a, lo);
      let level = ends.findIndex((end) => end <= start);
      if (level < 0) level = ends.push(0) - 1;
      ends[level] = Math.max(Math.min(b, hi), start + least);
      mark.style.setProperty('--l', level);
    }
    return Math.max(1, ends.length);
  }

  function apply(keep = true) {
    chart.style.setProperty('--lo', lo);
    chart.style.setProperty('--hi', hi);
    strip.style.setProperty('--from', lo);
    strip.style.setProperty('--to', hi);
    lanes.forEach((marks) => marks[0]?.parentElement.style.setProperty('--levels', stack(marks)));
    drawAxis();
    for (const entry of entries) {
      entry.hidden = Number(entry.dataset.b) < lo || Number(entry.dataset.a) > hi;
    }
    [from.value, to.value] = [Math.floor(lo), Math.ceil(hi)];
    if (!keep) return;
    const here = new URL(location.href);
    const whole = lo <= full[0] && hi >= full[1];
    for (const [name, value] of [['from', lo], ['to', hi]]) {
      if (whole) here.searchParams.delete(name);
      else here.searchParams.set(name, value.toFixed(2));
    }
    history.replaceState(null, '', here);
  }

  function show(a, b) {
    const wide = Math.min(full[1] - full[0], Math.max(LEAST, b - a));
    lo = Math.min(Math.max(full[0], a), full[1] - wide);
    hi = lo + wide;
    apply();
  }

  const zoom = (factor, centre = (lo + hi) / 2) => show(centre - (centre - lo) * factor, centre + (hi - centre) * factor);
  const yearAt = (x, box) => lo + ((x - box.left) / box.width) * (hi - lo);

  chart.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return; // a plain wheel scrolls the page
    event.preventDefault();
    zoom(Math.exp((event.deltaY || event.deltaX) / 300), yearAt(event.clientX, axis.getBoundingClientRect()));
  }, { passive: false });

  const held = new Map();
  let before = null;
  chart.addEventListener('pointerdown', (event) => {
    if (event.target.closest('.tl-mark')) return;
    held.set(event.pointerId, event.clientX);
    before = null;
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener('pointermove', (event) => {
    if (!held.has(event.pointerId)) return;
    const box = axis.getBoundingClientRect();
    const last = held.get(event.pointerId);
    held.set(event.pointerId, event.clientX);
    if (held.size === 1) {
      const moved = ((last - event.clientX) / box.width) * (hi - lo);
      show(lo + moved, hi + moved);
    } else {
      const [x, y] = [...held.values()];
      const apart = Math.max(12, Math.abs(x - y));
      if (before) zoom(before / apart, yearAt((x + y) / 2, box));
      before = apart;
    }
  });
  for (const name of ['pointerup', 'pointercancel']) {
    chart.addEventListener(name, (event) => { held.delete(event.pointerId); before = null; });
  }
  chart.addEventListener('dblclick', (event) => zoom(0.5, yearAt(event.clientX, axis.getBoundingClientRect())));
  chart.addEventListener('keydown', (event) => {
    const wide = hi - lo;
    const moves = {
      '+': () => zoom(0.6), '=': () => zoom(0.6), '-': () => zoom(1.6),
      ArrowLeft: () => show(lo - wide * 0.15, hi - wide * 0.15),
      ArrowRight: () => show(lo + wide * 0.15, hi + wide * 0.15),
      Home: () => show(...full),
    };
    if (event.target === chart && moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    }
  });

  // The strip below: drag a new window, or move the one there.
  let grip = null;
  const stripYear = (event) => {
    const box = strip.getBoundingClientRect();
    return full[0] + ((event.clientX - box.left) / box.width) * (full[1] - full[0]);
  };
  strip.addEventListener('pointerdown', (event) => {
    const year = stripYear(event);
    const inside = year > lo && year < hi && hi - lo < (full[1] - full[0]) * 0.98;
    grip = inside ? { move: year - lo, wide: hi - lo } : { start: year };
    strip.setPointerCapture(event.pointerId);
  });
  strip.addEventListener('pointermove', (event) => {
    if (!grip) return;
    const year = stripYear(event);
    if ('move' in grip) show(year - grip.move, year - grip.move + grip.wide);
    else show(Math.min(grip.start, year), Math.max(grip.start, year));
  });
  strip.addEventListener('pointerup', () => { grip = null; });

  const tell = (event) => {
    const mark = event.target.closest?.('.tl-mark');
    if (mark) readout.textContent = mark.getAttribute('aria-label');
  };
  chart.addEventListener('pointerover', tell);
  chart.addEventListener('focusin', tell);

  for (const link of document.querySelectorAll('.tl-zooms a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      show(Number(link.dataset.lo), Number(link.dataset.hi));
    });
  }
  new ResizeObserver(() => apply(false)).observe(axis);
  document.querySelectorAll('.needs-script').forEach((hint) => { hint.hidden = false; });
  chart.tabIndex = 0;
  apply(false);
}

document.addEventListener('tumen:swapped', start);
start();

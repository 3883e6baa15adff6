// The timeline: zoom, pan, brush and readout. Marks are placed by the style sheet from --lo and --hi.
const DAY = 86_400_000;
const LEAST = 0.25; // years: closer in, days cannot be told apart

// A year with its fraction as a day, the other way from how the server reads it.
function dayOf(year) {
  const [begin, end] = [Date.UTC(Math.floor(year), 0, 1), Date.UTC(Math.floor(year) + 1, 0, 1)];
  const day = Math.round((begin + (year % 1) * (end - begin)) / DAY) * DAY;
  return day === begin ? String(Math.floor(year)) : new Date(day).toISOString().slice(0, 10);
}

// What a mark stands for, beside it: the first touch shows it, the second follows the link.
function readouts(chart) {
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.setAttribute('aria-hidden', 'true'); // the mark itself says the same
  tip.hidden = true;
  chart.append(tip);
  let shown = null;
  const hide = () => { tip.hidden = true; shown = null; };
  const show = (mark) => {
    const [when, ...rest] = mark.getAttribute('aria-label').split(/: |：/);
    const head = document.createElement('b');
    head.textContent = `${when} · ${mark.closest('.tl-lane').querySelector('h2').firstChild.textContent.trim()}`;
    tip.replaceChildren(head, rest.join(': '));
    tip.hidden = false;
    shown = mark;
    const [at, size] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
    const below = at.top - size.height - 8 < 4;
    const middle = Math.max(0, at.left) + Math.min(at.width, innerWidth) / 2;
    tip.style.left = `${Math.max(8, Math.min(innerWidth - size.width - 8, middle - size.width / 2))}px`;
    tip.style.top = `${below ? at.bottom + 8 : at.top - size.height - 8}px`;
  };
  const of = (event) => event.target.closest?.('.tl-mark');
  for (const mark of chart.querySelectorAll('.tl-mark')) mark.removeAttribute('title');
  chart.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') (of(event) ? show(of(event)) : hide());
  });
  chart.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hide(); });
  chart.addEventListener('focusin', (event) => { if (of(event)) show(of(event)); });
  chart.addEventListener('focusout', hide);
  let touched = null;
  chart.addEventListener('pointerdown', (event) => {
    const mark = of(event);
    touched = event.pointerType === 'touch' && mark && mark !== shown ? mark : null;
    if (event.pointerType === 'touch' && !mark) hide();
  }, true);
  chart.addEventListener('click', (event) => {
    if (!of(event) || of(event) !== touched) return;
    event.preventDefault();
    show(touched);
    touched = null;
  });
  addEventListener('scroll', hide, { passive: true });
  return hide;
}

function start() {
  const chart = document.querySelector('.tl');
  if (!chart) return;
  const full = [Number(chart.dataset.first), Number(chart.dataset.last)];
  const lanes = [...chart.querySelectorAll('.tl-lane')].map((row) => [...row.querySelectorAll('.tl-mark')]);
  const entries = [...document.querySelectorAll('.tl-list > li')];
  const axis = chart.querySelector('.tl-axis');
  const hide = readouts(chart);
  const strip = document.querySelector('.tl-strip');
  const [from, to] = ['from', 'to'].map((name) => document.querySelector(`.tl-range input[name=${name}]`));
  const STEPS = [1 / 12, 0.25, 1, 2, 5, 10, 20, 50, 100, 200];
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
      label.append(document.createElement('b'));
      label.firstChild.textContent = tick(i * step);
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

  // One stop of the tab key for each lane; arrows go on from there.
  function reach(marks) {
    const seen = marks.filter((mark) => !mark.hidden);
    const stop = seen.find((mark) => mark === document.activeElement) ?? seen[0];
    for (const mark of marks) mark.tabIndex = mark === stop ? 0 : -1;
  }

  function step(mark, by) {
    const seen = lanes.find((marks) => marks.includes(mark)).filter((each) => !each.hidden);
    const next = seen[seen.indexOf(mark) + by];
    if (!next) return;
    mark.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
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
    lanes.forEach(reach);
    if (!keep) return;
    hide();
    [from.value, to.value] = [dayOf(lo), dayOf(hi)];
    const here = new URL(location.href);
    const whole = lo <= full[0] && hi >= full[1];
    for (const [name, value] of [['from', lo], ['to', hi]]) {
      if (whole) here.searchParams.delete(name);
      else here.searchParams.set(name, dayOf(value));
    }
    history.replaceState(null, '', here);
    for (const link of document.querySelectorAll('main .files a')) {
      const file = new URL(link.href);
      for (const name of ['from', 'to']) {
        if (whole) file.searchParams.delete(name);
        else file.searchParams.set(name, here.searchParams.get(name));
      }
      link.href = file;
    }
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
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') hide();
    else if (event.target.matches('.tl-mark') && by) {
      event.preventDefault();
      step(event.target, by);
    } else if (moves[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
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

  for (const link of document.querySelectorAll('.tl-zooms a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      show(Number(link.dataset.lo), Number(link.dataset.hi));
    });
  }
  for (const link of document.querySelectorAll('.tl-moves a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const [middle, wide] = [(lo + hi) / 2, hi - lo];
      const half = (wide * Number(link.dataset.factor)) / 2;
      const shift = wide * Number(link.dataset.shift);
      show(middle - half + shift, middle + half + shift);
    });
  }
  new ResizeObserver(() => apply(false)).observe(axis);
  document.querySelectorAll('.needs-script').forEach((hint) => { hint.hidden = false; });
  chart.tabIndex = 0;
  apply(false);
}

document.addEventListener('tumen:swapped', start);
start();

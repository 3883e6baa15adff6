// The slider of days: every day from the first piece of evidence to today, with a mark where something
// became known. Moving it brings the page as it was known on that day in place of the one shown.
const DAY = 86_400_000;
const PAUSE = 250; // ms without a move before the page is asked for
const QUIET = 180; // ms of waiting that need no sign
const SPANS = [20, 5, 1]; // years that can be looked at closely
const SWAPPED = ['.head', '.page', 'footer', '.bar .other', '.bar .views', '.bar .days'];

const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const number = (text) => Math.floor(Date.parse(`${text}T00:00:00Z`) / DAY);
const lang = document.documentElement.lang;
const written = (day) =>
  new Date(day * DAY).toLocaleDateString(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' });

function monthsAfter(day, months) {
  const start = new Date(day * DAY);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + months];
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), longest)) / DAY;
}

function made(name, given, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

// The page at an address, parsed; what the site says instead becomes the words of the error.
async function pageAt(address, signal) {
  const answer = await fetch(address, { signal });
  const text = await answer.text();
  if (answer.headers.get('content-type')?.includes('problem+json')) throw new Error(JSON.parse(text).detail);
  const page = new DOMParser().parseFromString(text, 'text/html');
  if (!answer.ok) throw new Error(page.querySelector('.problem')?.textContent ?? answer.statusText);
  return page;
}

// Which details these are: by the sentence or question that they stand under.
function place(details) {
  const around = details.closest('[id], [aria-labelledby]');
  return `${details.className} ${around?.id || around?.getAttribute('aria-labelledby')}`;
}

// What was unfolded stays so, and what the reader looks at stays where it is.
function swap(page) {
  const open = new Set([...document.querySelectorAll('.page details[open]')].map(place));
  const seen = [...document.querySelectorAll('.page [id]')]
    .map((element) => [element.id, element.getBoundingClientRect().top])
    .filter(([, top]) => top > 0);
  for (const name of SWAPPED) {
    const [old, fresh] = [document.querySelector(name), page.querySelector(name)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  for (const details of document.querySelectorAll('.page details')) {
    if (open.has(place(details))) details.open = true;
  }
  const kept = scrollY > 0 && seen.find(([id]) => document.getElementById(id));
  if (kept) scrollBy({ top: document.getElementById(kept[0]).getBoundingClientRect().top - kept[1], behavior: 'instant' });
  document.title = page.title;
}

async function start(holder) {
  const words = holder.dataset;
  const known = await (await fetch(words.days)).json();
  if (!known.days?.length) return; // nothing is known of them on any day
  const changes = known.days.map(number);
  const [first, last] = [changes[0], number(known.last)];
  let shown = Math.min(Math.max(number(words.day), first), last);

  const slider = made('input', { type: 'range', step: 1, id: 'day-slider', 'aria-label': holder.getAttribute('aria-label'), 'aria-describedby': 'day-keys' });
  const marks = made('div', { class: 'slider-marks', 'aria-hidden': 'true' });
  const output = made('time', {});
  const status = made('span', { class: 'hidden', role: 'status' });
  const alert = made('p', { class: 'problem', role: 'alert', hidden: '' });
  const steps = [[-1, '‹', words.before], [1, '›', words.after]].map(([way, sign, name]) => {
    const button = made('button', { type: 'button', title: name, 'aria-label': name }, sign);
    button.addEventListener('click', () => go(next(way)));
    return [way, button];
  });
  const span = made('select', { 'aria-label': words.span }, made('option', { value: '' }, words.all),
    ...SPANS.map((n) => made('option', { value: n }, words.years.replace('{n}', n))));
  holder.append(alert, steps[0][1], made('div', { class: 'slider-track' }, marks, slider), steps[1][1], output, span,
    made('span', { class: 'hidden', id: 'day-keys' }, words.keys), status);

  let timer = null;
  let asked = null;
  // Today counts as a change: a reader wants to come back to it.
  const next = (way) => {
    const day = Number(slider.value);
    return way > 0 ? [...changes, last].find((each) => each > day) : changes.findLast((each) => each < day);
  };
  const tell = () => {
    const day = Number(slider.value);
    output.textContent = written(day);
    output.dateTime = iso(day);
    slider.setAttribute('aria-valuetext', changes.includes(day) ? `${written(day)}, ${words.mark}` : written(day));
    for (const [way, button] of steps) button.disabled = next(way) === undefined;
  };
  const draw = () => {
    slider.min = span.value ? Math.max(first, monthsAfter(last, -12 * Number(span.value))) : first;
    slider.max = last;
    const [from, width] = [Number(slider.min), Math.max(1, last - Number(slider.min))];
    marks.replaceChildren(...changes.filter((day) => day >= from).map((day) => {
      const mark = document.createElement('i');
      mark.style.left = `${((day - from) / width) * 100}%`;
      return mark;
    }));
  };
  const busy = (is) => document.querySelector('.page').setAttribute('aria-busy', String(is));

  async function bring(day) {
    if (day === shown) return busy(false);
    const mine = (asked = new AbortController());
    const sign = setTimeout(() => busy(true), QUIET);
    const address = new URL(location.href);
    if (day === last) address.searchParams.delete('as_of');
    else address.searchParams.set('as_of', iso(day));
    const hash = address.hash;
    address.hash = '';
    alert.hidden = true;
    try {
      swap(await pageAt(address, mine.signal));
      address.hash = hash;
      history.replaceState(history.state, '', address);
      shown = day;
      const field = document.querySelector('.bar input[name=as_of]');
      if (field) field.value = iso(day);
      status.textContent = words.told.replace('{day}', written(day));
      document.dispatchEvent(new Event('tumen:swapped'));
    } catch (error) {
      if (error.name === 'AbortError') return;
      alert.textContent = `${words.failed} ${error.message}`;
      alert.hidden = false;
      slider.value = shown;
      tell();
    } finally {
      clearTimeout(sign);
      if (asked === mine) busy(false);
    }
  }

  function moved() {
    tell();
    clearTimeout(timer);
    asked?.abort();
    timer = setTimeout(() => bring(Number(slider.value)), PAUSE);
  }

  function go(day) {
    if (day < Number(slider.min)) {
      span.value = '';
      draw();
    }
    slider.value = day;
    moved();
  }

  slider.addEventListener('input', moved);
  slider.addEventListener('keydown', (event) => {
    const month = { PageUp: 1, PageDown: -1 }[event.key];
    const way = event.shiftKey && { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!month && !way) return;
    event.preventDefault();
    const day = month ? monthsAfter(Number(slider.value), month) : next(way);
    if (day !== undefined) go(Math.min(Math.max(day, first), last));
  });
  span.addEventListener('change', () => {
    draw();
    moved(); // a day before the span moves to its first
  });

  draw();
  slider.value = shown;
  tell();
  holder.hidden = false;
  document.documentElement.classList.add('slides');
}

const holder = document.querySelector('.slider[data-days]');
if (holder) start(holder);

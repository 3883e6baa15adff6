// The slider of days: every day of the ruler's years up to today, with a mark where something became
// known. Moving it brings the page as it was known on that day; the date field reaches further back.
const MONTH = 30;
const DAY = 86_400_000;
const PAUSE = 250; // ms without a move before the page is asked for
const SWAPPED = ['.head', '.page', 'footer', '.bar .other', '.bar .views', '.bar .days'];

const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const number = (text) => Math.floor(Date.parse(`${text}T00:00:00Z`) / DAY);

function start(holder) {
  const changes = holder.dataset.changes.split(' ').filter(Boolean).map(number);
  const today = number(new Date().toISOString().slice(0, 10));
  const first = Math.min(number(holder.dataset.first), number(holder.dataset.day));
  const slider = Object.assign(document.createElement('input'), { type: 'range', min: first, max: today, step: 1, id: 'day-slider' });
  slider.value = number(holder.dataset.day);
  slider.setAttribute('aria-label', holder.dataset.label);
  const shown = document.createElement('output');
  shown.htmlFor = 'day-slider';
  const status = document.createElement('span');
  status.className = 'hidden';
  status.setAttribute('role', 'status');
  const marks = document.createElement('div');
  marks.className = 'slider-marks';
  marks.setAttribute('aria-hidden', 'true');
  for (const day of new Set(changes.filter((each) => each >= first))) {
    const mark = document.createElement('i');
    mark.style.left = `${((day - first) / Math.max(1, today - first)) * 100}%`;
    marks.append(mark);
  }
  const track = document.createElement('div');
  track.className = 'slider-track';
  track.append(marks, slider);
  holder.append(track, shown, status);
  holder.hidden = false;

  let timer = null;
  let asked = null;
  const tell = () => {
    shown.textContent = iso(Number(slider.value));
    slider.setAttribute('aria-valuetext', shown.textContent);
  };

  async function bring() {
    asked?.abort();
    asked = new AbortController();
    const address = new URL(location.href);
    if (Number(slider.value) >= today) address.searchParams.delete('as_of');
    else address.searchParams.set('as_of', iso(Number(slider.value)));
    document.body.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { signal: asked.signal });
      const made = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!answer.ok) throw new Error(made.querySelector('.problem')?.textContent ?? answer.statusText);
      const open = new Set([...document.querySelectorAll('details[open]')].map((d) => d.closest('[id]')?.id));
      for (const place of SWAPPED) {
        const [old, fresh] = [document.querySelector(place), made.querySelector(place)];
        if (old && fresh) old.replaceWith(document.adoptNode(fresh));
      }
      for (const details of document.querySelectorAll('.sentence details')) {
        if (open.has(details.closest('[id]')?.id)) details.open = true;
      }
      const field = document.querySelector('.bar input[name=as_of]');
      if (field) field.value = iso(Number(slider.value));
      document.title = made.title;
      history.replaceState(null, '', address);
      status.textContent = `${holder.dataset.label}: ${shown.textContent}`;
      document.dispatchEvent(new Event('tumen:swapped'));
    } catch (error) {
      if (error.name === 'AbortError') return;
      status.className = 'problem';
      status.textContent = `${holder.dataset.failed} ${error.message}`;
      return;
    } finally {
      if (!asked.signal.aborted) document.body.removeAttribute('aria-busy');
    }
    status.className = 'hidden';
  }

  slider.addEventListener('input', () => {
    tell();
    clearTimeout(timer);
    timer = setTimeout(bring, PAUSE);
  });
  slider.addEventListener('keydown', (event) => {
    const jump = { PageUp: MONTH, PageDown: -MONTH }[event.key];
    if (!jump) return;
    event.preventDefault();
    slider.value = Number(slider.value) + jump;
    slider.dispatchEvent(new Event('input'));
  });
  tell();
}

const holder = document.querySelector('.slider[data-changes]');
// The timeline redraws itself from its own window; a move of the day there is a new page.
if (holder && !document.querySelector('.tl')) start(holder);

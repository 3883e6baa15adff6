// The palette: "/" or Ctrl-K finds states, pairs, questions, pages and evidence.
const dialog = document.querySelector('dialog.palette');
const { root, lang, codes } = dialog.dataset;
const [input, list] = [dialog.querySelector('input'), dialog.querySelector('ul')];
const MOST = 7;
let states = null;
let chosen = 0;
let timer = null;
let asked = null;

const fold = (text) => text.normalize('NFKC').toLowerCase();
const pages = () => [...document.querySelectorAll('.bar > a, .bar .views a')].map((a) => ({ text: a.textContent, href: a.href }));
const questions = () => [...document.querySelectorAll('main h2[id]')].map((h) => ({ text: (h.querySelector('.number + span') ?? h).textContent.trim(), href: `#${h.id}` }));

async function load() {
  states ??= fetch(`${root}/api/v1/states?per_page=1000`)
    .then((answer) => answer.json())
    .then((answer) => answer.items.filter((s) => s.exists)
      .map((s) => ({ code: s.code, name: s[lang], keys: [s.en, s.ja, s.code].map(fold) })));
  return states;
}

function best(known, word) {
  return known
    .map((state) => {
      const hit = Math.min(...state.keys.map((key) => (key === word ? 0 : key.startsWith(word) ? 1 : key.includes(word) ? 2 : 9)));
      return { state, hit };
    })
    .filter(({ hit }) => hit < 9)
    .sort((a, b) => a.hit - b.hit || a.state.name.localeCompare(b.state.name, lang))
    .map(({ state }) => state);
}

async function places(text) {
  const known = await load();
  const word = fold(text.trim());
  if (!word) return [];
  const found = best(known, word).slice(0, MOST).map((s) => ({ text: s.name, href: `${root}/${lang}/state/${s.code}` }));
  for (let cut = 1; cut < word.length; cut += 1) {
    if (!/[\s,、・–-]/.test(word[cut])) continue;
    const [a, b] = [word.slice(0, cut).trim(), word.slice(cut + 1).trim()].map((part) => (part ? best(known, part)[0] : null));
    if (a && b && a !== b) {
      found.unshift({ text: `${a.name} – ${b.name}`, href: `${root}/${lang}/${a.code}/${b.code}` });
      break;
    }
  }
  return found;
}

async function evidence(text) {
  if (text.trim().length < 2) return [];
  asked?.abort();
  asked = new AbortController();
  const address = `${root}/api/v1/search?lang=${lang}&per_page=5&q=${encodeURIComponent(text)}`;
  const answer = await fetch(address, { signal: asked.signal });
  if (!answer.ok) return [];
  const { items } = await answer.json();
  return items.slice(0, 5).map((item) => ({
    text: item.statement[lang],
    href: `${root}/${lang}/search?q=${encodeURIComponent(text)}`,
  }));
}

function show(groups) {
  list.replaceChildren();
  let n = 0;
  for (const [heading, items] of groups) {
    if (!items.length) continue;
    const group = document.createElement('li');
    group.setAttribute('role', 'presentation');
    group.className = 'heading';
    group.textContent = heading;
    list.append(group);
    for (const item of items) {
      const option = document.createElement('li');
      option.setAttribute('role', 'option');
      option.id = `palette-${n}`;
      option.dataset.href = item.href;
      option.textContent = item.text;
      list.append(option);
      n += 1;
    }
  }
  if (!n) {
    const none = document.createElement('li');
    none.className = 'heading';
    none.setAttribute('role', 'presentation');
    none.textContent = dialog.dataset.none;
    list.append(none);
  }
  choose(0);
}

function choose(index) {
  const options = [...list.querySelectorAll('[role=option]')];
  chosen = options.length ? (index + options.length) % options.length : 0;
  options.forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
  if (options[chosen]) {
    input.setAttribute('aria-activedescendant', options[chosen].id);
    options[chosen].scrollIntoView({ block: 'nearest' });
  } else {
    input.removeAttribute('aria-activedescendant');
  }
}

async function find() {
  const text = input.value;
  const word = fold(text.trim());
  const matching = (items) => items.filter((item) => !word || fold(item.text).includes(word)).slice(0, MOST);
  const { pages: pageWord, states: stateWord, questions: questionWord, evidence: evidenceWord } = dialog.dataset;
  const near = [[stateWord, await places(text)], [questionWord, matching(questions())], [pageWord, matching(pages())]];
  if (text !== input.value) return;
  show(near);
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      const found = await evidence(text);
      if (text === input.value && found.length) {
        const kept = chosen;
        show([...near, [evidenceWord, found]]);
        choose(kept);
      }
    } catch { /* a newer question was asked */ }
  }, 200);
}

function go(option) {
  if (!option) return;
  dialog.close();
  location.assign(option.dataset.href);
}

function open() {
  input.value = '';
  dialog.showModal();
  find();
}

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if ((event.key === '/' && !typing) || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    if (!dialog.open) open();
  }
});
input.addEventListener('input', find);
input.addEventListener('keydown', (event) => {
  if (event.isComposing) return; // Enter ends a conversion first
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (moves[event.key]) {
    event.preventDefault();
    choose(chosen + moves[event.key]);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    go(list.querySelectorAll('[role=option]')[chosen]);
  }
});
list.addEventListener('click', (event) => go(event.target.closest('[role=option]')));
dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
const button = document.querySelector('.finder');
button.hidden = false;
button.addEventListener('click', open);

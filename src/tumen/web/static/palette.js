// The palette: "/" or Ctrl-K finds states, pairs, questions, pages and evidence.
const dialog = document.querySelector('dialog.palette');
const { root, lang, codes } = dialog.dataset;
const [input, list, status] = ['input', 'ul', '[role=status]'].map((name) => dialog.querySelector(name));
const MOST = 7;
let states = null;
let chosen = 0;
let timer = null;
let asked = null;

const fold = (text) => text.normalize('NFKC').toLowerCase();
const bare = (text) => fold(text).replace(/[\s.,'’・-]/g, ''); // "D.P.R.K." is found by dprk
const pages = () => [...document.querySelectorAll('.bar > a, .bar .views a')].map((a) => ({ text: a.textContent, href: a.href }));
const questions = () => [...document.querySelectorAll('main h2[id]')].map((h) => ({ text: (h.querySelector('.number + span') ?? h).textContent.trim(), href: `#${h.id}` }));

async function read(address, signal) {
  const answer = await fetch(address, { signal });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.detail);
  return found;
}

async function load() {
  states ??= read(`${root}/api/v1/states?per_page=1000`)
    .then((answer) => answer.items.filter((s) => s.exists)
      .map((s) => ({ code: s.code, name: s[lang], keys: [s.en, s.ja, s.code, ...s.aliases].map(bare) })));
  try {
    return await states;
  } catch (error) {
    states = null; // the next letter tries again
    throw error;
  }
}

function best(known, text) {
  const word = bare(text);
  if (!word) return [];
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
  asked = new AbortController();
  const { items } = await read(`${root}/api/v1/search?per_page=5&q=${encodeURIComponent(text)}`, asked.signal);
  return items.slice(0, 5).map((item) => ({
    text: item.statement[lang],
    href: `${root}/${lang}/search?q=${encodeURIComponent(text)}`,
  }));
}

function show(groups, wrong = '') {
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
  input.setAttribute('aria-expanded', String(n > 0));
  status.textContent = wrong || (n ? '' : dialog.dataset.none);
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
  const here = [[questionWord, matching(questions())], [pageWord, matching(pages())]];
  const more = (groups, wrong) => {
    if (text !== input.value) return;
    const kept = chosen;
    show(groups, wrong);
    choose(kept);
  };
  const failed = (error) => (error.name === 'AbortError' ? '' : `${dialog.dataset.failed} ${error.message}`);
  clearTimeout(timer);
  asked?.abort();
  let near = here;
  try {
    near = [[stateWord, await places(text)], ...here];
    if (text === input.value) show(near);
  } catch (error) {
    more(here, failed(error));
  }
  if (text !== input.value) return;
  timer = setTimeout(async () => {
    try {
      const found = await evidence(text);
      if (found.length) more([...near, [evidenceWord, found]]);
    } catch (error) {
      if (failed(error)) more(near, failed(error));
    }
  }, 250);
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

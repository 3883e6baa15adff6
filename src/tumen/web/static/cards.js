// A click on a sentence opens its evidence card over the page. Without script the link leads there.
let dialog = null;
let opener = null;
let asked = null;

function frame() {
  const made = document.createElement('dialog');
  made.className = 'card-dialog';
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'close', textContent: '×' });
  button.setAttribute('aria-label', document.querySelector('.page').dataset.close);
  button.addEventListener('click', () => made.close());
  made.addEventListener('click', (event) => { if (event.target === made) made.close(); });
  // The page may have been exchanged below: then the same sentence's link has another element.
  made.addEventListener('close', () => (opener.isConnected ? opener : document.querySelector('.to-card'))?.focus());
  const body = document.createElement('div');
  body.className = 'card-body';
  made.append(button, body);
  document.body.append(made);
  return made;
}

async function open(link) {
  dialog ??= frame();
  opener = link;
  asked?.abort();
  asked = new AbortController();
  link.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(link.href, { signal: asked.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const said = page.querySelector('.sentence p');
    const parts = page.querySelectorAll('main .answer, main .answer ~ *, section.sources');
    parts.forEach((part) => part.querySelectorAll('[id]').forEach((each) => each.removeAttribute('id')));
    const whole = Object.assign(document.createElement('a'), { href: link.href, className: 'whole' });
    whole.textContent = document.querySelector('.page').dataset.whole;
    dialog.setAttribute('aria-label', said.firstChild.textContent);
    dialog.querySelector('.card-body').replaceChildren(...parts, whole);
    dialog.showModal();
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(link.href); // the page itself says what is wrong
  } finally {
    link.removeAttribute('aria-busy');
  }
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const said = event.target.closest('main .sentence > p, .judgements li');
  if (!said || said.closest('dialog') || (event.target.closest('a') && !event.target.closest('.to-card'))) return;
  if (String(getSelection())) return; // somebody marks words to copy them
  const link = said.querySelector('.to-card');
  if (!link) return;
  event.preventDefault();
  open(link);
});
document.documentElement.classList.add('has-cards');

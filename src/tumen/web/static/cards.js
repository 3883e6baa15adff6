// A click on a sentence opens its evidence card over the page. Without script the link leads there.
let dialog = null;
let opener = null;

function frame(close) {
  const made = document.createElement('dialog');
  made.className = 'card-dialog';
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'close', textContent: '×' });
  button.setAttribute('aria-label', close);
  button.addEventListener('click', () => made.close());
  made.addEventListener('click', (event) => { if (event.target === made) made.close(); });
  made.addEventListener('close', () => opener?.focus());
  const body = document.createElement('div');
  body.className = 'card-body';
  made.append(button, body);
  document.body.append(made);
  return made;
}

async function open(link) {
  dialog ??= frame(document.documentElement.lang === 'ja' ? '閉じる' : 'Close');
  opener = link;
  const body = dialog.querySelector('.card-body');
  body.replaceChildren();
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    const made = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const sentence = document.adoptNode(made.querySelector('.sentence'));
    const sources = made.querySelector('section.sources');
    sentence.removeAttribute('id');
    body.append(sentence);
    if (sources) body.append(document.adoptNode(sources));
    body.querySelectorAll('[id]').forEach((each) => each.removeAttribute('id'));
    const whole = Object.assign(document.createElement('a'), { href: link.href, className: 'whole', textContent: link.textContent });
    body.append(whole);
    dialog.setAttribute('aria-label', sentence.querySelector('p').textContent);
    dialog.showModal();
  } catch {
    location.assign(link.href);
  }
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const said = event.target.closest('main .sentence > p');
  if (!said || (event.target.closest('a') && !event.target.closest('.to-card'))) return;
  if (String(getSelection())) return; // somebody marks words to copy them
  const link = said.querySelector('.to-card');
  if (!link) return;
  event.preventDefault();
  open(link);
});
document.documentElement.classList.add('has-cards');

// Maps: drag to move, zoom with Ctrl and wheel, two fingers, double click or the keyboard.
// The sign of a place tells what is known of it; so does a state of the world.
function tip(holder) {
  const box = document.createElement('div');
  box.className = 'tip';
  box.setAttribute('aria-hidden', 'true'); // the link itself says the same
  box.hidden = true;
  holder.parentElement.append(box);
  let touched = null;
  let shown = null;
  const hide = () => { box.hidden = true; shown = null; };
  const told = (target) => {
    const pin = target.closest?.('.pin');
    if (pin) return [pin, pin.getAttribute('aria-label')];
    const shape = target.closest?.('.world :is(path, circle):not(.ring)');
    return shape ? [shape, shape.dataset.name] : [null];
  };
  for (const title of holder.querySelectorAll('.world title')) {
    const shape = title.parentElement;
    shape.dataset.name = title.textContent;
    const named = shape.closest('a') ?? (shape.classList.length ? shape : null);
    named?.setAttribute('aria-label', title.textContent);
    if (named === shape) shape.setAttribute('role', 'img');
    title.remove(); // or the browser would show it a second time
  }
  const show = ([mark, text], x) => {
    if (!mark) return hide();
    shown = mark;
    box.textContent = text;
    box.hidden = false;
    const [at, size] = [mark.getBoundingClientRect(), box.getBoundingClientRect()];
    const middle = x ?? at.left + at.width / 2;
    box.style.left = `${Math.max(8, Math.min(innerWidth - size.width - 8, middle - size.width / 2))}px`;
    const above = Math.max(at.top, holder.getBoundingClientRect().top) - size.height - 8;
    box.style.top = `${above < 4 ? Math.min(at.bottom + 8, innerHeight - size.height - 8) : above}px`;
  };
  holder.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' && !event.buttons) show(told(event.target), event.clientX);
  });
  holder.addEventListener('pointerleave', hide);
  holder.addEventListener('focusin', (event) => { if (event.target.matches('.pin')) show(told(event.target)); });
  holder.addEventListener('focusout', hide);
  holder.addEventListener('pointerdown', (event) => {
    const pin = event.target.closest?.('.pin');
    touched = event.pointerType === 'touch' && pin !== shown ? pin : null;
  }, true);
  holder.addEventListener('click', (event) => {
    if (!touched || event.target.closest?.('.pin') !== touched) return;
    event.preventDefault(); // the first touch tells, the second follows
    show(told(touched));
  });
  addEventListener('scroll', hide, { passive: true });
  holder.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
}

const START = 0.62; // where, from west to east, a picture wider than its window is first shown

function enliven(holder) {
  if (holder.tabIndex === 0) return; // alive already
  const MOST = Number(holder.dataset.most);
  const svg = holder.querySelector('svg');
  if (!svg) return;
  const whole = svg.viewBox.baseVal;
  const full = [whole.x, whole.y, whole.width, whole.height];
  holder.classList.add('alive');
  let [x, y, w, h] = full;
  // A picture may be shown through a window of another shape: on a phone the world is as high as it can be.
  const slope = () => {
    const here = svg.clientHeight / svg.clientWidth;
    return Math.abs(here - full[3] / full[2]) < 0.02 || !here ? full[3] / full[2] : here;
  };
  const widest = () => Math.min(full[2], full[3] / slope());
  const apply = () => {
    svg.setAttribute('viewBox', [x, y, w, h].map((v) => v.toFixed(2)).join(' '));
    holder.classList.toggle('near', w < widest() * 0.999);
  };
  const clamp = () => {
    w = Math.min(widest(), Math.max(full[2] / MOST, w));
    h = w * slope();
    x = Math.min(Math.max(full[0], x), full[0] + full[2] - w);
    y = Math.min(Math.max(full[1], y), full[1] + full[3] - h);
    apply();
  };
  const point = (event) => {
    const box = svg.getBoundingClientRect();
    return [x + ((event.clientX - box.left) / box.width) * w, y + ((event.clientY - box.top) / box.height) * h];
  };
  const zoom = (factor, [px, py] = [x + w / 2, y + h / 2]) => {
    const before = w;
    w = Math.min(widest(), Math.max(full[2] / MOST, w * factor));
    const real = w / before;
    x = px - (px - x) * real;
    y = py - (py - y) * real;
    clamp();
  };
  const fit = () => {
    w = widest();
    x = full[0] + (full[2] - w) * START;
    y = full[1];
    clamp();
  };
  holder.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(event.deltaY / 300), point(event));
  }, { passive: false });
  holder.addEventListener('dblclick', (event) => { event.preventDefault(); zoom(0.5, point(event)); });
  const held = new Map();
  let apart = null;
  let moved = 0;
  holder.addEventListener('pointerdown', (event) => {
    held.set(event.pointerId, [event.clientX, event.clientY]);
    apart = null;
    moved = 0;
  });
  holder.addEventListener('pointermove', (event) => {
    const last = held.get(event.pointerId);
    if (!last) return;
    held.set(event.pointerId, [event.clientX, event.clientY]);
    const box = svg.getBoundingClientRect();
    if (held.size === 1) {
      if (w >= full[2] * 0.999) return; // nothing to move: let the page scroll
      const [dx, dy] = [event.clientX - last[0], event.clientY - last[1]];
      moved += Math.abs(dx) + Math.abs(dy);
      if (moved > 4 && !holder.hasPointerCapture(event.pointerId)) holder.setPointerCapture(event.pointerId);
      x -= (dx / box.width) * w;
      y -= (dy / box.height) * h;
      clamp();
    } else {
      const [a, b] = [...held.values()];
      const now = Math.max(12, Math.hypot(a[0] - b[0], a[1] - b[1]));
      if (apart) zoom(apart / now, point({ clientX: (a[0] + b[0]) / 2, clientY: (a[1] + b[1]) / 2 }));
      apart = now;
      moved = 99;
    }
  });
  for (const name of ['pointerup', 'pointercancel', 'pointerleave']) {
    holder.addEventListener(name, (event) => { held.delete(event.pointerId); apart = null; });
  }
  holder.addEventListener('click', (event) => { if (moved > 4) event.preventDefault(); }, true); // a drag is no choice
  holder.addEventListener('keydown', (event) => {
    const moves = {
      '+': () => zoom(0.7), '=': () => zoom(0.7), '-': () => zoom(1.45), Home: () => fit(),
      ArrowLeft: () => { x -= w / 8; clamp(); }, ArrowRight: () => { x += w / 8; clamp(); },
      ArrowUp: () => { y -= h / 8; clamp(); }, ArrowDown: () => { y += h / 8; clamp(); },
    };
    if (event.target === holder && moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    }
  });
  const tools = document.createElement('div');
  tools.className = 'pan-tools';
  for (const [sign, name, act] of [
    ['+', holder.dataset.closer, () => zoom(0.6)],
    ['−', holder.dataset.wider, () => zoom(1.7)],
    ['⤢', holder.dataset.whole, fit],
  ]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.setAttribute('aria-label', name);
    button.addEventListener('click', act);
    tools.append(button);
  }
  holder.parentElement.append(tools);
  holder.tabIndex = 0;
  let shown = 0; // a phone's browser also says "resize" when its bar comes and goes
  new ResizeObserver(() => {
    if (svg.clientWidth === shown) return;
    shown = svg.clientWidth;
    if (shown) fit();
  }).observe(svg);
  tip(holder);
}

function start() {
  document.querySelectorAll('.pan').forEach(enliven);
  document.querySelectorAll('.needs-script').forEach((hint) => { hint.hidden = false; });
}
document.addEventListener('tumen:swapped', start);
start();

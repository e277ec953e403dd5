import { h } from '../parts/dom.js';

const shownFor = 4_500;

/** A place for short notices, read aloud by screen readers; one per chat, for each is somebody's phone. */
export class Toasts {
  element = h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });

  show(text, { bad = false } = {}) {
    const toast = h('div', { class: bad ? 'toast bad' : 'toast', testid: 'toast', dir: 'auto', text });
    this.element.append(toast);
    while (this.element.childElementCount > 3) this.element.firstElementChild.remove();
    const life = Math.max(shownFor, text.length * 70);
    toast.addEventListener('click', () => toast.remove());
    setTimeout(() => toast.classList.add('leaving'), life);
    setTimeout(() => toast.remove(), life + 250);
  }

  /** Runs `work`; what goes wrong is said instead of lost. */
  async trying(work) {
    try {
      return await work();
    } catch (error) {
      this.show(error.message, { bad: true });
      return undefined;
    }
  }
}

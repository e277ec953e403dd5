import { h } from '../parts/dom.js';
import { t } from '../parts/texts.js';

let lists = 0;

/** The bot's commands over the composer: all of them from the menu button, matching ones while a `/` is typed. */
export class CommandList {
  #actions;
  #shown = [];
  #active = 0;
  #button = null;
  #id = `commands-${lists += 1}`;

  constructor(actions) {
    this.#actions = actions;
    this.element = h('div', { class: 'commands', id: this.#id, role: 'listbox', 'aria-label': t('commands.menu'), hidden: true, testid: 'commands' });
  }

  toggle(commands, button) {
    if (!this.element.hidden) return this.hide();
    this.#button = button;
    this.#show(commands ?? []);
    this.element.firstElementChild?.focus();
  }

  filter(text, commands) {
    const typed = /^\/([a-z0-9_]*)$/i.exec(text);
    if (!typed) return this.hide();
    const start = typed[1].toLowerCase();
    const found = commands.filter(({ command }) => command.startsWith(start));
    this.#show(found.toSorted((a, b) => Number(b.command === start) - Number(a.command === start)));
  }

  hide() {
    this.element.hidden = true;
    this.#button?.setAttribute('aria-expanded', 'false');
    this.#button = null;
  }

  /** The composer lost the focus; the list goes unless the focus came into it. */
  blurred() {
    if (!this.element.contains(document.activeElement) && !this.#button) this.hide();
  }

  /** Whether the list used the key. */
  keyed(event) {
    if (this.element.hidden || this.#shown.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#mark((this.#active + step + this.#shown.length) % this.#shown.length);
    else if (event.key === 'Enter' && !event.shiftKey) this.#choose(this.#active);
    else if (event.key === 'Tab') this.#actions.complete(this.#shown[this.#active].command);
    else if (event.key === 'Escape') this.hide();
    else return false;
    return true;
  }

  #show(commands) {
    this.#shown = commands;
    this.element.hidden = commands.length === 0;
    this.#button?.setAttribute('aria-expanded', String(commands.length > 0));
    this.element.replaceChildren(...commands.map(({ command, description }, index) => h('button', {
      type: 'button', role: 'option', testid: 'command-item', data: { command },
      on: {
        click: () => this.#choose(index),
        keydown: (event) => this.#walk(event, index),
      },
    }, h('strong', { text: `/${command}` }), h('span', { dir: 'auto', text: description }))));
    this.#mark(0);
  }

  #walk(event, index) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.element.children[(index + step + this.#shown.length) % this.#shown.length].focus();
    else if (event.key === 'Escape') {
      const button = this.#button;
      this.hide();
      button?.focus();
    } else return;
    event.preventDefault();
  }

  #mark(index) {
    this.#active = index;
    [...this.element.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    this.element.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  #choose(index) {
    const { command } = this.#shown[index];
    this.hide();
    this.#actions.choose(command);
  }
}

import { h } from '../parts/dom.js';
import { icon } from '../parts/icons.js';
import { t } from '../parts/texts.js';

/** A modal dialog; `build(close)` gives its content. Escape and a press beside it close it. */
export function openDialog({ title, testid, className = '' }, build) {
  const close = () => dialog.close();
  const dialog = h('dialog', { class: `dialog ${className}`, testid, 'aria-label': title, on: { close: () => dialog.remove() } },
    h('header', {}, h('h2', { text: title }),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': t('close'), on: { click: close } }, icon('close'))),
    build(close));
  let pressedBeside = false;
  dialog.addEventListener('pointerdown', (event) => { pressedBeside = event.target === dialog; });
  dialog.addEventListener('click', (event) => event.target === dialog && pressedBeside && close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** What `answerCallbackQuery` with `show_alert` shows. */
export function openAlert(title, text) {
  const dialog = h('dialog', { class: 'dialog alert', role: 'alertdialog', testid: 'alert', 'aria-label': title, on: { close: () => dialog.remove() } },
    h('h2', { text: title }), h('p', { dir: 'auto', testid: 'alert-text', text }),
    h('footer', {}, h('button', { type: 'button', class: 'button primary', testid: 'alert-ok', text: t('ok'), autofocus: true, on: { click: () => dialog.close() } })));
  document.body.append(dialog);
  dialog.showModal();
}

/** A yes-or-no question; `run` is called on yes. */
export function confirmThen({ title, text, yes, danger }, run) {
  openDialog({ title, testid: 'confirm', className: 'small' }, (close) => h('form', {
    method: 'dialog',
    on: {
      submit(event) {
        event.preventDefault();
        close();
        run();
      },
    },
  }, text && h('p', { text }), h('footer', {},
    h('button', { type: 'button', class: 'button', text: t('cancel'), on: { click: close } }),
    h('button', { type: 'submit', class: `button ${danger ? 'danger' : 'primary'}`, testid: 'confirm-yes', text: yes, autofocus: true }))));
}

/** A labelled field. */
export const field = (label, control, note) => h('label', { class: 'field' }, h('span', { text: label }), control, note && h('small', { text: note }));

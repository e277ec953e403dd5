import { h, whileBusy } from '../parts/dom.js';
import { t } from '../parts/texts.js';
import { peerName } from '../chat/kinds.js';
import { store } from '../shell/store.js';
import { field, openDialog } from './dialog.js';

/** The language an app may report to the bot; the empty one reports none. */
export const appLanguages = () => [['kk', 'Қазақша'], ['ru', 'Русский'], ['en', 'English'], ['', t('app.none')]];

export const languageSelect = (chosen, properties) => h('select', properties,
  appLanguages().map(([value, label]) => h('option', { value, selected: value === (chosen ?? ''), text: label })));

/** Asks for a new person; `added(person)` is called with the server's answer. */
export function openAddPerson(added) {
  openForm(t('people.add'), 'add-person-dialog', () => {
    const name = h('input', { type: 'text', required: true, maxlength: 64, autocomplete: 'off', autofocus: true, testid: 'new-person-name' });
    const language = languageSelect('kk', { testid: 'new-person-language' });
    return {
      fields: [field(t('people.name'), name), field(t('people.appLanguage'), language, t('people.appLanguageNote'))],
      submit: async () => {
        const [first, ...rest] = name.value.trim().split(/\s+/u);
        added(await store.addPerson({ first_name: first, ...(rest.length && { last_name: rest.join(' ') }), ...(language.value && { language_code: language.value }) }));
      },
    };
  });
}

/** Asks for a new group of known people and the bot. */
export function openAddGroup(added) {
  openForm(t('groups.add'), 'add-group-dialog', () => {
    const title = h('input', { type: 'text', required: true, maxlength: 128, autocomplete: 'off', autofocus: true, testid: 'new-group-title' });
    const members = store.people.map((person) => [person, h('input', { type: 'checkbox', checked: true })]);
    const forum = h('input', { type: 'checkbox' });
    return {
      fields: [field(t('groups.title'), title),
        h('fieldset', {}, h('legend', { text: t('groups.members') }), members.map(([person, box]) => h('label', { class: 'check' }, box, h('span', { dir: 'auto', text: peerName(person) })))),
        h('label', { class: 'check' }, forum, h('span', { text: t('groups.forum') }))],
      submit: async () => {
        const people = members.filter(([, box]) => box.checked).map(([person]) => person.id);
        added(await store.addGroup({ title: title.value.trim(), people, forum: forum.checked }));
      },
    };
  });
}

function openForm(title, testid, build) {
  openDialog({ title, testid, className: 'small' }, (close) => {
    const { fields, submit } = build();
    const problem = h('p', { class: 'problem', role: 'alert' });
    const go = h('button', { type: 'submit', class: 'button primary', testid: `${testid}-go`, text: t('add') });
    return h('form', {
      on: {
        submit(event) {
          event.preventDefault();
          whileBusy(go, async () => {
            try {
              await submit();
              close();
            } catch (error) {
              problem.textContent = error.message;
            }
          });
        },
      },
    }, fields, problem, h('footer', {}, h('button', { type: 'button', class: 'button', text: t('cancel'), on: { click: close } }), go));
  });
}

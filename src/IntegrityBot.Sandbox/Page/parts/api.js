// The sandbox's control routes, as docs/sandbox.md lists them.

/** A refusal, with the server's own sentence. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  const form = body instanceof FormData;
  const response = await fetch(`/sandbox/${path}`, {
    method,
    cache: 'no-store',
    headers: body && !form ? { 'Content-Type': 'application/json' } : {},
    body: body && (form ? body : JSON.stringify(body)),
  });
  const text = await response.text();
  let answer = {};
  try {
    answer = text ? JSON.parse(text) : {};
  } catch {
    if (response.ok) throw new Refused('The answer is not JSON', response.status);
  }
  if (!response.ok) throw new Refused(answer.error ?? `${response.status}`, response.status);
  return answer;
}

const post = (path, body = {}) => call('POST', path, body);

export const api = {
  people: () => call('GET', 'people'),
  addPerson: (person) => post('people', person),
  changePerson: (id, change) => call('PATCH', `people/${id}`, change),
  addGroup: (group) => post('groups', group),

  chat: (id) => call('GET', `chats/${id}`),
  eventsUrl: (id) => `/sandbox/chats/${id}/events`,
  fileUrl: (fileId) => `/sandbox/files/${encodeURIComponent(fileId)}`,

  start: (id, payload, as) => post(`chats/${id}/start`, { ...(payload && { payload }), ...as }),
  /** `message`: `text`, `reply_to`?, `thread`? */
  say: (id, message, as) => post(`chats/${id}/messages`, { ...message, ...as }),
  edit: (id, messageId, text, as) => post(`chats/${id}/edits`, { message_id: messageId, text, ...as }),
  remove: (id, messageIds, as) => post(`chats/${id}/deletes`, { message_ids: messageIds, ...as }),
  tap: (id, messageId, data, as) => post(`chats/${id}/taps`, { message_id: messageId, data, ...as }),
  other: (id, kind, as) => post(`chats/${id}/others`, { kind, ...as }),
  forward: (id, body, as) => post(`chats/${id}/forwards`, { ...body, ...as }),
  block: (id) => post(`chats/${id}/block`),
  unblock: (id) => post(`chats/${id}/unblock`),

  /** `kind`: photo, document, voice, video or audio; several files go as one album. */
  files(id, kind, files, caption, as) {
    const form = new FormData();
    form.append('kind', kind);
    if (caption) form.append('caption', caption);
    for (const [name, value] of Object.entries(as)) form.append(name, value);
    for (const file of files) form.append('file', file, file.name || 'file');
    return call('POST', `chats/${id}/files`, form);
  },

  faults: () => call('GET', 'faults'),
  addFault: (rule) => post('faults', rule),
  clearFaults: () => call('DELETE', 'faults'),
  replay: (last) => post('updates/replay', { last }),
  clock: () => call('GET', 'clock'),
  advance: (by) => post('clock', { advance: by }),
  transcript: (after) => call('GET', `transcript?after=${after}`),
};

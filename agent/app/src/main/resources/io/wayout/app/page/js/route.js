// SPDX-License-Identifier: Apache-2.0
// Where we are: `#/domains/www.shop.example?f=wrong`. Links are plain anchors.

export function here() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { view: parts[0] ?? 'domains', name: parts[1] ?? null, query: new URLSearchParams(query) };
}

export function to(view, name, query = {}) {
  const search = new URLSearchParams(Object.entries(query).filter(([, v]) => v)).toString();
  const tail = name ? `/${encodeURIComponent(name)}` : '';
  return `#/${view}${tail}${search ? `?${search}` : ''}`;
}

/** Changes the query without a step in the browser's history. */
export function requery(query) {
  const { view, name } = here();
  history.replaceState(null, '', to(view, name, query));
}

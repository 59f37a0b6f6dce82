// Opens the page where there is no network: a service worker, which stands beside it on a host. It keeps what was last
// fetched from its own folder, and asks the host first, so that nobody reads an old page who could have a new one.
const KEPT = 'dossier';

// A page by its address, whatever view of it is asked for.
const page = (url) => url.split(/[?#]/)[0];

const fetched = async (url) => {
  const response = await fetch(url);
  if (response.ok) await (await caches.open(KEPT)).put(page(url), response.clone());
  return response;
};

// The pages that are open came before there was a worker.
addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil((async () => {
    const open = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
    await Promise.all(open.filter(({ url }) => url.startsWith(registration.scope)).map(async ({ url }) => {
      const { ok, status } = await fetched(page(url));
      if (!ok) throw new Error(`the host answers with ${status}`);
    }));
  })());
});

addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode !== 'navigate' || request.method !== 'GET') return;
  event.respondWith(fetched(request.url).catch(async () =>
    await (await caches.open(KEPT)).match(page(request.url)) ?? Response.error()));
});

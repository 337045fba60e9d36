// The build puts two constants in front of this file: VERSION, a digest of all that is built, and FILES, the addresses of all of it.
// Keeps the whole app in the browser, so that it opens and computes without a network. A new version waits until the person says so.

/* global VERSION, FILES */
const prefix = "orbitweave-";
const current = `${prefix}${VERSION}`;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === "/" || url.pathname === "/index.html") event.respondWith(pageFor(request, url));
  } else {
    event.respondWith(kept(url.pathname).then((found) => found ?? fetch(request)));
  }
});

async function fill() {
  const cache = await caches.open(current);
  const left = [...FILES];
  // A few at a time: the page itself may still be loading.
  await Promise.all(Array.from({ length: 4 }, () => fillSome(cache, left)));
}

async function fillSome(cache, left) {
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    // The names of built scripts and styles tell their content: what an earlier version kept is the same.
    const known = path.startsWith("/assets/") ? await caches.match(path) : undefined;
    const response = known ?? (await fetch(path, { cache: "no-cache" }));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await cache.put(path, response);
  }
}

/** Tabs of the version before may be open still, and ask for its parts: it stays until the next one. Caches are named in the order they came. */
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** What is shown inside of other pages comes with other headers, so it is asked for where that is possible. */
async function pageFor(request, url) {
  if (url.searchParams.has("embed")) return fetch(request).catch(() => kept("/"));
  return (await kept("/")) ?? fetch(request);
}

async function kept(path) {
  const cache = await caches.open(current);
  return (await cache.match(path)) ?? caches.match(path);
}

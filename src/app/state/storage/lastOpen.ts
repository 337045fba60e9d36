const key = "orbitweave.lastOpen";

/** What is open, for the next visit and for this tab's next load: a scenario's id in the library, or `example:` and the id of an example. */
export function rememberOpen(what: string): void {
  for (const storage of [tabStorage, browserStorage]) tryStorage(() => storage().setItem(key, what));
}

/** What this tab had open, else what was open last in any tab. */
export function lastOpen(): string | undefined {
  for (const storage of [tabStorage, browserStorage]) {
    const what = tryStorage(() => storage().getItem(key));
    if (what) return what;
  }
  return undefined;
}

function tabStorage(): Storage {
  return window.sessionStorage;
}

function browserStorage(): Storage {
  return window.localStorage;
}

/** Blocked or full storage throws; what was open last is then not known, and the work itself lies elsewhere. */
function tryStorage<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

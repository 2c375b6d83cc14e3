/* Tells Streamlit where its server is. Left to itself it looks first under the page's own path,
   and a direct link to a page starts with errors and a useless exchange. */
window.__streamlit = {BACKEND_BASE_URL: new URL('../', document.currentScript.src).href};

/* A page of the menu comes first without its filters, then the server writes them in the address:
   one step for the reader, so one for the back button. What the reader does ends that step. */
(function () {
  const push = history.pushState;
  let coming = true;
  const arrived = () => { coming = false; };
  history.pushState = function (state, unused, url) {
    const same = new URL(url, location.href).pathname === location.pathname;
    if (same && coming) return history.replaceState(state, unused, url);
    coming = !same;
    return push.call(history, state, unused, url);
  };
  for (const gesture of ['pointerdown', 'keydown', 'blur']) addEventListener(gesture, arrived, true);
  // A sign of the map, in its frame.
  addEventListener('message', (event) => {
    if (event.data && event.data.type === 'streamlit:setComponentValue') arrived();
  });
  addEventListener('popstate', () => { coming = true; });
})();

/* Tells Streamlit where its server is. Left to itself it looks first under the page's own path,
   and a direct link to a page starts with errors and a useless exchange. */
window.__streamlit = {BACKEND_BASE_URL: new URL('../', document.currentScript.src).href};

/* Streamlit's own words in the reader's language: no setting says them otherwise, and most are read
   aloud only. Whole words that it writes itself are replaced, as texts and as attributes, when they
   come; the words of the page are not among them. */
(function () {
  'use strict';
  var words = JSON.parse(document.getElementById('mots-streamlit').textContent);
  var attributes = ['aria-label', 'title', 'placeholder', 'alt'];
  // "Remove {}" and its like: what stands for {} is the page's own.
  var patterns = Object.keys(words).filter(function (word) { return word.includes('{}'); })
    .map(function (word) {
      var halves = word.split('{}');
      return {start: halves[0], end: halves[1], said: words[word]};
    });

  function said(text) {
    if (Object.hasOwn(words, text)) return words[text];
    var found = patterns.find(function (one) {
      return text.length > one.start.length + one.end.length &&
        text.startsWith(one.start) && text.endsWith(one.end);
    });
    if (!found) return text;
    return found.said.replace('{}', text.slice(found.start.length, text.length - found.end.length));
  }

  function translateAttribute(node, name) {
    var text = node.getAttribute(name), mine = text && said(text);
    if (text && mine !== text) node.setAttribute(name, mine);
  }

  // Only what Streamlit draws by itself is looked into: our own HTML is long, and already right.
  function translate(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      var text = node.nodeValue, mine = said(text);
      if (mine !== text) node.nodeValue = mine;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches('[data-testid="stHtml"], iframe, script, style')) return;
      attributes.forEach(function (name) { translateAttribute(node, name); });
      node.childNodes.forEach(translate);
    }
  }

  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === 'attributes') translateAttribute(change.target, change.attributeName);
      else if (change.type === 'characterData') translate(change.target);
      else change.addedNodes.forEach(translate);
    });
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: attributes
  });
  translate(document.body);
})();

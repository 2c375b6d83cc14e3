/* Where the map looks, in the page's address: vue=latitude,longitude,zoom. The frame writes it by
   itself, so that moving the map asks nothing of the server; Python keeps it among the others. */
(function () {
  'use strict';

  var NAME = 'vue', FORM = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)$/;

  // The page around the frame; null when there is none or it may not be touched.
  function outer() {
    try {
      return window.parent !== window && window.parent.document ? window.parent : null;
    } catch (refused) { return null; }
  }

  function read(page) {
    var given = FORM.exec(new URLSearchParams(page.location.search).get(NAME) || '');
    if (!given) return null;
    var lat = +given[1], lon = +given[2], zoom = +given[3];
    return Math.abs(lat) < 86 && Math.abs(lon) <= 180 && zoom >= 4 && zoom <= 12
      ? {centre: [lat, lon], zoom: zoom} : null;
  }

  function write(page, map) {
    var centre = map.getCenter().wrap(), zoom = map.getZoom();
    var value = [centre.lat.toFixed(zoom > 8 ? 4 : 3), centre.lng.toFixed(zoom > 8 ? 4 : 3), +zoom.toFixed(2)];
    var kept = page.location.search.replace(/^\?/, '').split('&').filter(function (pair) {
      return pair && pair.split('=')[0] !== NAME;
    });
    var search = '?' + kept.concat(NAME + '=' + value.join(',')).join('&');
    if (search !== page.location.search) {
      page.history.replaceState(page.history.state, '', page.location.pathname + search + page.location.hash);
    }
  }

  // Gives the view of the address back to the map, then follows what the reader does. `last` is the
  // view of a first visit: another one, kept from before, is told as well.
  function follow(map, last) {
    var page = outer();
    if (!page) return;
    var path = page.location.pathname, given = read(page), moved = !given && elsewhere();
    function keep() { last = {centre: map.getCenter(), zoom: map.getZoom()}; }
    // A window that changes size moves the map too, around the same centre: nobody chose that.
    function elsewhere() {
      var zoom = map.getZoom();
      return zoom !== last.zoom ||
        map.project(last.centre, zoom).distanceTo(map.project(map.getCenter(), zoom)) >= 2;
    }
    function here() { return page.location.pathname === path; }
    // Back or forward: the address is right then, and the map is to follow it.
    function tell(event) {
      if (moved && here() && !(event && event.navigationType === 'traverse')) write(page, map);
    }
    function back() {
      var view = here() && read(page);
      if (view) map.setView(view.centre, view.zoom, {animate: false});
    }
    if (given) {
      map.setView(given.centre, given.zoom, {animate: false});
    }
    keep();
    map.on('moveend', function () {
      if (!elsewhere()) return;
      keep();
      moved = true;
      tell();
    });
    page.addEventListener('popstate', back);
    // The page writes its own parameters after the map is drawn, with the view it knew.
    if (page.navigation) page.navigation.addEventListener('currententrychange', tell);
    map.on('ptce:dessin', function () { setTimeout(function () { tell(); }, 400); });
    window.addEventListener('pagehide', function () {
      page.removeEventListener('popstate', back);
      if (page.navigation) page.navigation.removeEventListener('currententrychange', tell);
    });
  }

  window.ptceAdresse = {follow: follow};
})();

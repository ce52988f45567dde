(() => {
  'use strict';
  const mains = [...document.querySelectorAll('main')];
  const buttons = [...document.querySelectorAll('[data-lang]')];
  const field = document.getElementById('search');
  const hits = document.getElementById('hits');
  const current = () => mains.find(main => !main.hidden);
  const words = element => [...element.querySelectorAll('text')].map(text => text.textContent).join(' ') || element.textContent;

  // Pictures wider than the page open where a case begins, or in the middle; once, so that nobody loses a place.
  const centre = () => {
    for (const frame of current().querySelectorAll('.picture:not([data-centred])')) {
      const from = frame.querySelector('.start') || frame.firstElementChild;
      const box = from.getBoundingClientRect();
      if (box.width === 0) continue;
      frame.dataset.centred = '';
      frame.scrollLeft += box.left + box.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
    }
  };

  // The language: one of the two pages is shown, and links into the other one turn it over.
  const show = lang => {
    for (const main of mains) main.hidden = main.lang !== lang;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
    document.documentElement.lang = lang;
    centre();
    field.placeholder = field.dataset[lang === 'en' ? 'en' : 'zh'];
    search();
  };
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const main = target.closest('main');
    if (main && main.hidden) show(main.lang);
    for (let box = target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    target.scrollIntoView({ block: 'start', inline: 'center' });
  };
  for (const button of buttons) button.addEventListener('click', () => {
    show(button.dataset.lang);
    const id = decodeURIComponent(location.hash.slice(1));
    const twin = id.startsWith('zh-') ? id.slice(3) : 'zh-' + id;
    const there = id && document.getElementById(id);
    if (there && !current().contains(there) && document.getElementById(twin)) location.hash = twin;
  });
  window.addEventListener('hashchange', reveal);

  // The search: rows, headings, scenarios and boxes of pictures that hold every word.
  const search = () => {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    hits.replaceChildren();
    hits.hidden = asked.length === 0;
    if (hits.hidden) return;
    const units = [...current().querySelectorAll('h2,h3,tbody tr,summary,.scenario,.steps li,svg .node,svg .bar')];
    const found = units.filter(unit => {
      const text = words(unit).toLowerCase();
      return asked.every(word => text.includes(word));
    });
    const head = document.createElement('li');
    head.className = 'soft';
    head.textContent = document.documentElement.lang === 'en' ? `${found.length} found` : `找到${found.length}处`;
    hits.append(head);
    found.slice(0, 40).forEach(unit => {
      const line = document.createElement('li');
      const link = document.createElement('a');
      if (!unit.id) unit.id = 'hit-' + (hits.dataset.count = Number(hits.dataset.count || 0) + 1);
      link.href = '#' + encodeURIComponent(unit.id);
      link.textContent = words(unit).trim().replace(/\s+/g, ' ').slice(0, 120);
      link.addEventListener('click', () => {
        for (const old of document.querySelectorAll('.found')) old.classList.remove('found');
        unit.classList.add('found');
      });
      line.append(link);
      hits.append(line);
    });
  };
  field.addEventListener('input', search);

  // Runs: each event as it shows on the picture of its workflow.
  for (const run of document.querySelectorAll('.run')) {
    const steps = [...run.querySelectorAll('.steps li')];
    const picture = run.querySelector('svg');
    const place = run.querySelector('output');
    const shown = key => [...picture.querySelectorAll('g[id]')]
      .filter(g => g.id === `${picture.id}-${key}` || g.id.startsWith(`${picture.id}-${key}.`));
    const mark = (keys, name) => keys.split(' ').filter(Boolean).flatMap(shown).forEach(g => g.classList.add(name));
    let at = steps.length;
    const go = to => {
      at = Math.min(Math.max(to, 1), steps.length);
      for (const g of picture.querySelectorAll('g[id]')) g.classList.remove('passed', 'current', 'now');
      steps.forEach((step, index) => {
        step.classList.toggle('now', index === at - 1);
        step.classList.toggle('later', index >= at);
        if (index < at) mark(step.dataset.passed, 'passed');
      });
      const step = steps[at - 1];
      mark(step.dataset.way, 'now');
      mark(step.dataset.stands, 'current');
      place.textContent = `${at} / ${steps.length}`;
    };
    run.querySelector('.first').addEventListener('click', () => go(1));
    run.querySelector('.back').addEventListener('click', () => go(at - 1));
    run.querySelector('.next').addEventListener('click', () => go(at + 1));
    steps.forEach((step, index) => step.addEventListener('click', () => go(index + 1)));
    go(steps.length);
  }

  show(current().lang);
  reveal();
})();

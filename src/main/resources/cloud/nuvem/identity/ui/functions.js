// Flow's client makes functions of texts that our server sends. Compiled as scripts with this page's nonce, they need no
// 'unsafe-eval'; eval itself, inline handlers and javascript: addresses stay forbidden.
(() => {
  const nonce = document.currentScript.nonce;
  const compile = (target, texts) => {
    const script = document.createElement('script');
    const slot = '__nuvem' + nonce;
    script.nonce = nonce;
    const parameters = texts.slice(0, -1).join(',');
    script.textContent = `window['${slot}']=function(${parameters}\n){${texts.at(-1) ?? ''}\n}`;
    document.head.append(script);
    script.remove();
    const made = window[slot];
    delete window[slot];
    if (!made) throw new SyntaxError('Not a function: ' + texts.at(-1));
    return made;
  };
  window.Function = new Proxy(Function, { construct: compile, apply: (target, self, texts) => compile(target, texts) });
})();

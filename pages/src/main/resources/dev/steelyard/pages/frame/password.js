// Says while a new password is typed whether it is long enough, and whether it is little more than
// the name, the address or the platform. The server decides, by the same rules.
const input = document.querySelector('input[data-shortest]');
const note = document.getElementById('password-note');
const fold = text => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const words = () => [...document.querySelectorAll('[autocomplete=username], [autocomplete=name]')]
  .map(other => other.value).concat(input.dataset.words)
  .flatMap(text => [text, text.split('@')[0], ...text.split(/[^\p{L}\p{N}]+/u)])
  .map(fold).filter(word => [...word].length > 2).sort((a, b) => b.length - a.length);
const isLike = text => {
  const rest = words().reduce((left, word) => left.replaceAll(word, ''), fold(text));
  return rest !== fold(text) && [...rest].length < 8;
};
const show = () => {
  const missing = Number(input.dataset.shortest) - [...input.value.normalize('NFKC')].length;
  note.textContent = input.value === '' ? '' : missing > 0
    ? note.dataset.short.replace('#', missing)
    : isLike(input.value) ? note.dataset.like : note.dataset.enough;
};
input.addEventListener('input', show);

const domains = [...document.querySelectorAll('.domain')];
document.getElementById('find').addEventListener('input', e => {
  const words = e.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const domain of domains) {
    const text = domain.textContent.toLowerCase();
    domain.hidden = !words.every(word => text.includes(word));
  }
});
for (const pre of document.querySelectorAll('pre')) {
  const button = document.createElement('button');
  const text = pre.textContent;
  button.textContent = 'copy';
  button.addEventListener('click', () => navigator.clipboard.writeText(text));
  pre.append(button);
}
addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
});
if (domains.length === 1) domains[0].open = true;

"use strict";
// Asks the browser for a passkey, or to create one, and sends its answer in the page's form.
(() => {
  const area = document.getElementById("passkey");
  const api = window.PublicKeyCredential;
  if (!area || !api || !api.parseRequestOptionsFromJSON || !api.parseCreationOptionsFromJSON) {
    return;
  }
  const form = document.getElementById(area.dataset.form);
  const button = area.querySelector("button");
  const problems = [...area.querySelectorAll("[data-problem]")];
  const options = JSON.parse(area.dataset.options);
  const creates = area.dataset.kind === "create";
  let waiting = null;

  const send = (credential) => {
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  };
  const tell = (problem) => problems.forEach((text) => (text.hidden = text !== problem));
  const named = (name) => problems.find((text) => text.dataset.problem === name);
  const call = () =>
    creates
      ? navigator.credentials.create({ publicKey: api.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: api.parseRequestOptionsFromJSON(options) });

  button.addEventListener("click", async () => {
    if (creates && !form.reportValidity()) {
      return;
    }
    // A browser answers one request at a time.
    waiting?.abort();
    tell(null);
    try {
      send(await call());
    } catch (error) {
      tell(named(error.name) ?? named("other"));
    }
  });
  area.hidden = false;

  const offer = async () => {
    if (!area.dataset.offer || !(await api.isConditionalMediationAvailable?.())) {
      return;
    }
    waiting = new AbortController();
    try {
      send(
        await navigator.credentials.get({
          publicKey: api.parseRequestOptionsFromJSON(options),
          mediation: "conditional",
          signal: waiting.signal,
        }),
      );
    } catch {
      // Aborted by the button, or none was chosen: the form is still there.
    }
  };
  offer();
})();

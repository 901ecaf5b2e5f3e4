// Sends one file to an endpoint and reports progress; files never travel through the circuit.
export function attach(input, component, action, token) {
  let request;
  const send = () => {
    const file = input.files?.[0];
    if (!file) return;
    request = new XMLHttpRequest();
    request.open("POST", action);
    request.setRequestHeader("RequestVerificationToken", token ?? "");
    request.setRequestHeader("Accept", "application/json");
    let lastPercent = -1;
    request.upload.onprogress = event => {
      const percent = event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0;
      if (percent === lastPercent) return;
      lastPercent = percent;
      component.invokeMethodAsync("ReportProgressAsync", file.name, file.size, percent);
    };
    request.onload = () => component.invokeMethodAsync("FinishAsync", request.status, request.responseText.slice(0, 20000));
    request.onerror = () => component.invokeMethodAsync("FinishAsync", 0, "");
    request.onabort = () => component.invokeMethodAsync("FinishAsync", -1, "");
    const body = new FormData();
    body.append("file", file, file.name);
    request.send(body);
    input.value = "";
  };
  input.addEventListener("change", send);
  // Whoever was quicker than this script has chosen already.
  send();
  return { cancel: () => request?.abort() };
}

/** The certificate's look on A4. No shadows, little ink: most shops print in black. No word is cut. */
export const certificateStyle = `
@page{size:A4;margin:0}
*{box-sizing:border-box}
html{font-family:"Atkinson Hyperlegible Next Variable","Atkinson Hyperlegible Next","DejaVu Sans",sans-serif;color:#1b1f1d;font-size:11pt;line-height:1.4}
body{margin:0;padding:14mm 18mm;width:210mm;height:296mm;position:relative;overflow-wrap:anywhere}
header{display:flex;justify-content:space-between;align-items:flex-start;border-bottom:1.2pt solid #1b1f1d;padding-bottom:6mm}
h1{font-size:24pt;margin:0;line-height:1.1}.latin{margin:1.5mm 0 0;color:#5c645f;letter-spacing:.04em}
.status{margin:0;border:1.4pt solid;border-radius:4mm;padding:3mm 6mm;font-weight:700;font-size:14pt;text-align:center;white-space:nowrap;flex-shrink:0}
.status small{display:block;font-size:8.5pt;font-weight:400;letter-spacing:.04em}
.registered .status{color:#0b6e5f}.pending .status{color:#8a5a00;border-style:dashed}
.sentence{font-size:13pt;margin:7mm 0}
h2{font-size:9.5pt;font-weight:400;color:#5c645f;margin:5mm 0 1mm}
.number{display:flex;justify-content:space-between;gap:10mm;border:.6pt solid #dcd8cd;border-radius:4mm;padding:3mm 8mm 7mm;margin-bottom:5mm}
.code{font-family:"Atkinson Hyperlegible Mono Variable","Atkinson Hyperlegible Mono","DejaVu Sans Mono",monospace;font-size:20pt;letter-spacing:.04em;margin:0;overflow-wrap:anywhere}
.code.small{font-size:14pt}
.codes{display:flex;gap:6mm;margin-top:6mm}
figure{margin:0;width:32mm;text-align:center}figure img{width:32mm;height:32mm}figcaption{font-size:8.5pt;color:#5c645f;margin-top:1mm}
table{border-collapse:collapse;width:100%;margin-bottom:4mm}th{font-weight:400;color:#5c645f;text-align:left;width:48mm}th,td{padding:1.3mm 0;border-bottom:.4pt solid #dcd8cd;vertical-align:top}
.facts{display:flex;gap:10mm;align-items:flex-start}.facts section{flex:1}.facts th{width:32mm;padding-right:3mm}
.next{margin-top:5mm;border-top:.6pt solid #dcd8cd;padding-top:1mm}.next h2{font-size:11pt;font-weight:700;color:#1b1f1d}.next p{margin:1mm 0 0}
footer{position:absolute;left:18mm;right:18mm;bottom:16mm;font-size:9pt;color:#5c645f;border-top:.6pt solid #dcd8cd;padding-top:4mm}
`

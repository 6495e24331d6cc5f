/**
 * The certificate's look on a roll of 80 mm: black only, and 4 mm on either side that no printer reaches. A word
 * that is longer than a line is broken, never cut.
 */
export const receiptStyle = `
@page{margin:0}
*{box-sizing:border-box}
html{font-family:"Atkinson Hyperlegible Next Variable","Atkinson Hyperlegible Next","DejaVu Sans",sans-serif;color:#000;font-size:9.5pt;line-height:1.35}
body{margin:0;padding:4mm 4mm 6mm;width:80mm;overflow-wrap:anywhere}
header{text-align:center}
h1{font-size:14pt;margin:0;line-height:1.15}.latin{margin:1mm 0 2.5mm}
.status{margin:0;border:1.6pt solid #000;border-radius:2mm;padding:1.5mm;font-weight:800;font-size:15pt;line-height:1.2}
.status small{display:block;font-size:9pt;font-weight:400}
.pending .status{border-style:dashed}
.sentence{margin:3mm 0}
h2{font-size:8.5pt;font-weight:400;margin:2mm 0 0}
.code{font-family:"Atkinson Hyperlegible Mono Variable","Atkinson Hyperlegible Mono","DejaVu Sans Mono",monospace;font-size:13pt;font-weight:600;margin:0;overflow-wrap:anywhere}
.code.small{font-size:11pt}
.codes{display:flex;justify-content:space-around;margin:3mm 0 2mm}
figure{margin:0;width:30mm;text-align:center}figure img{width:30mm;height:30mm;display:block}figcaption{font-size:8pt}
table{border-collapse:collapse;width:100%;border-top:.6pt solid #000;margin-top:2mm}th{font-weight:400;text-align:left;width:28mm;padding-right:2mm}th,td{padding:.6mm 0;vertical-align:top}
.next{border-top:.6pt solid #000;margin-top:2mm;padding-top:1mm}.next h2{font-weight:700;font-size:9.5pt}.next p{margin:1mm 0 0}
`

/** On a roll of 58 mm, of which printers reach 48: smaller letters and codes. */
export const narrowReceiptStyle = `${receiptStyle}
html{font-size:8.5pt}
body{padding:4mm 5mm 6mm;width:58mm}
h1{font-size:11pt}
.status{font-size:13pt;padding:1mm}.status small{font-size:8pt}
h2,figcaption{font-size:8pt}
.code{font-size:11pt}.code.small{font-size:10pt}
.codes{gap:3mm;justify-content:center}
figure,figure img{width:22mm}figure img{height:22mm}
th{width:23mm;padding-right:1mm;font-size:8pt}
.next h2{font-size:8.5pt}
`

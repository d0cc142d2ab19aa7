<#macro logo>
  <svg class="nv-logo" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 118 32" role="img" aria-label="Nuvem" fill="none">
    <path d="M9 26V13.1H7.3A9.5 9.5 0 0 1 25.9 13.6 6.25 6.25 0 0 1 25.75 26Z" fill="#0868B8"/>
    <circle cx="8.5" cy="19.5" r="6.5" fill="#6BB7F0"/>
    <g stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">
      <path d="M42 24.5V13M42 17.4a4.4 4.4 0 0 1 8.8 0v7.1"/>
      <path d="M56.6 13v7.1a4.4 4.4 0 0 0 8.8 0V13M65.4 20.1v4.4"/>
      <path d="M70.4 13l4.9 11.5L80.2 13"/>
      <path d="M84.6 18.8h10.6a5.3 5.8 0 1 0-1.9 4.3"/>
      <path d="M101 24.5V13M101 16.9a3.9 3.9 0 0 1 7.8 0v7.6M108.8 16.9a3.9 3.9 0 0 1 7.8 0v7.6"/>
    </g>
  </svg>
</#macro>

<#-- Clouds made of the logo's circles, in the accent, behind everything. Inline, so that they follow the colour scheme. -->
<#macro sky>
  <svg class="nv-sky" viewBox="0 0 1440 380" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
    <g>
      <circle cx="240" cy="350" r="190"/>
      <circle cx="550" cy="320" r="300"/>
      <circle cx="1010" cy="360" r="230"/>
      <circle cx="1275" cy="385" r="165"/>
    </g>
    <g>
      <circle cx="82" cy="410" r="150"/>
      <circle cx="388" cy="430" r="172"/>
      <circle cx="794" cy="430" r="202"/>
      <circle cx="1180" cy="440" r="192"/>
      <circle cx="1440" cy="420" r="140"/>
    </g>
  </svg>
</#macro>

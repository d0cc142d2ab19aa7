<#-- The same macros as Keycloak's, with each error tied to its field for screen readers. -->

<#macro describe name error>
  <#if error?has_content>aria-invalid="true" aria-describedby="input-error-${name}"</#if>
</#macro>

<#macro group name label error="" required=false>
  <div class="nv-group">
    <div class="nv-group-head">
      <label for="${name}" class="nv-label">${label}<#if required> <span class="nv-required" aria-hidden="true">*</span></#if></label>
    </div>
    <#nested>
    <div id="input-error-container-${name}" aria-live="polite">
      <#if error?has_content>
        <p id="input-error-${name}" class="nv-error-text kc-feedback-text">${error}</p>
      </#if>
    </div>
  </div>
</#macro>

<#-- Keycloak's pages call it inside a field; here the border and the sentence under the field say it. -->
<#macro errorIcon error=""></#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false>
  <@group name=name label=label error=error required=required>
    <span class="nv-input<#if error?has_content> nv-error</#if>">
      <input id="${name}" name="${name}" value="${value}" type="text" autocomplete="${autocomplete}" spellcheck="false" autocapitalize="none"
        <#if autofocus>autofocus</#if> <#if autocomplete == "one-time-code">inputmode="numeric"</#if> <@describe name=name error=error/>>
    </span>
  </@group>
</#macro>

<#macro password name label value="" required=false forgotPassword=false fieldName=name error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false>
  <div class="nv-password">
  <@group name=name label=label error=error required=required>
    <span class="nv-input<#if error?has_content> nv-error</#if>">
      <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}" <#if autofocus>autofocus</#if> <@describe name=name error=error/>>
      <button type="button" id="${name}-show-password" class="nv-reveal" aria-label="${msg("showPassword")}" aria-controls="${name}" data-password-toggle
        data-icon-show="nv-icon nv-icon-eye" data-icon-hide="nv-icon nv-icon-eye-off"
        data-label-show="${msg("showPassword")}" data-label-hide="${msg("hidePassword")}"><span class="nv-icon nv-icon-eye" aria-hidden="true"></span></button>
    </span>
  </@group>
  <#-- After the field for the keyboard, beside the label for the eye. -->
  <#if forgotPassword>
    <a class="nv-forgot" href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a>
  </#if>
  </div>
  <#nested>
</#macro>

<#macro clipboard name label ariaLabel=label value="" readonly=true>
  <@group name=name label=label>
    <div id="kc-${name}-clipboard">
      <span class="nv-input">
        <input id="${name}" name="${name}" value="${value}" type="text" class="nv-code" aria-label="${ariaLabel}" <#if readonly>readonly</#if>>
        <button type="button" id="kc-${name}-toggle" class="nv-reveal" aria-label="${msg("code-clipboard-label")}" aria-expanded="false" aria-controls="kc-${name}-content"
          data-icon-expanded-class="nv-icon nv-icon-down" data-icon-collapsed-class="nv-icon nv-icon-right" data-expanded-class="nv-expanded"><i id="kc-${name}-toggle-icon" class="nv-icon nv-icon-right" aria-hidden="true"></i></button>
        <button type="button" id="kc-${name}-copy-button" class="nv-reveal" aria-label="${msg("code-copy-label")}"
          data-icon-success="nv-icon nv-icon-check" data-icon-failure="nv-icon nv-icon-alert"
          data-success-label="${msg("code-copy-success")}" data-failure-label="${msg("code-copy-failure")}"><i id="kc-${name}-copy-icon" class="nv-icon nv-icon-copy" aria-hidden="true"></i></button>
      </span>
      <div id="kc-${name}-content" hidden><pre class="nv-code"><code aria-label="${ariaLabel}">${value}</code></pre></div>
    </div>
  </@group>
</#macro>

<#macro checkbox name label value=false required=false>
  <label for="${name}" class="nv-check">
    <input type="checkbox" id="${name}" name="${name}" <#if value>checked</#if>>
    <span>${label}<#if required> <span class="nv-required" aria-hidden="true">*</span></#if></span>
  </label>
</#macro>

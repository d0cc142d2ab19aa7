<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <form class="nv-form" action="${url.logoutConfirmAction}" method="post" onsubmit="confirmLogout.disabled = true; return true;">
      <p>${msg("logoutConfirmHeader")}</p>
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <div class="nv-actions">
        <input type="submit" id="kc-logout" name="confirmLogout" class="nv-button nv-primary" value="${msg("doLogout")}">
        <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content>
          <a class="nv-button nv-secondary" href="${client.baseUrl}">${msg("backToApplication")}</a>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>

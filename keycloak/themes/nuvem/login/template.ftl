<#-- The frame of every page: logo, one card, languages. Keycloak's pages fill its sections through registrationLayout. -->
<#import "field.ftl" as field>
<#import "logo.ftl" as brand>

<#macro username>
  <@field.group name="kc-attempted-username" label=msg("usernameOrEmail")>
    <span class="nv-input nv-read-only">
      <input id="kc-attempted-username" value="${auth.attemptedUsername}" readonly>
      <a id="reset-login" class="nv-reveal" href="${url.loginRestartFlowUrl}" aria-label="${msg("restartLoginTooltip")}" title="${msg("restartLoginTooltip")}">
        <span class="nv-icon nv-icon-restart" aria-hidden="true"></span>
      </a>
    </span>
  </@field.group>
</#macro>

<#macro notice type>
  <div class="nv-alert nv-alert-${type}" <#if type == "error">role="alert"<#else>role="status"</#if>>
    <span class="nv-icon nv-icon-${(type == "success")?then("check", (type == "info")?then("info", "alert"))}" aria-hidden="true"></span>
    <span class="nv-alert-text"><#nested></span>
  </div>
</#macro>

<#macro sideDoor id name value label>
  <form id="kc-${id}-form" action="${url.loginAction}" method="post" novalidate>
    <input type="hidden" name="${name}" value="${value}">
    <button type="submit" id="${id}" class="nv-button nv-link nv-block nv-apart">${msg(label)}</button>
  </form>
</#macro>

<#macro footer>
  <footer class="nv-footer">
    <#if realm.internationalizationEnabled && locale.supported?size gt 1>
      <nav aria-label="${msg("languages")}">
        <ul>
          <#list locale.supported?sort_by("label") as language>
            <li><a href="${language.url}" lang="${language.languageTag}" hreflang="${language.languageTag}" <#if language.languageTag == locale.currentLanguageTag>aria-current="true"</#if>>${language.label}</a></li>
          </#list>
        </ul>
      </nav>
    </#if>
    <#if properties.statusUrl?has_content || properties.privacyUrl?has_content || properties.termsUrl?has_content>
      <ul>
        <#if properties.statusUrl?has_content><li><a href="${properties.statusUrl}">${msg("nuvemStatus")}</a></li></#if>
        <#if properties.privacyUrl?has_content><li><a href="${properties.privacyUrl}">${msg("nuvemPrivacy")}</a></li></#if>
        <#if properties.termsUrl?has_content><li><a href="${properties.termsUrl}">${msg("nuvemTerms")}</a></li></#if>
      </ul>
    </#if>
  </footer>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html lang="${lang}"<#if realm.internationalizationEnabled> dir="${locale.rtl?then("rtl", "ltr")}"</#if>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title!"Nuvem"}</title>
  <link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/mark.svg">
  <#list properties.styles?split(" ") as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}">
  </#list>
  <script type="importmap">{"imports": {"rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js"}}</script>
  <#if scripts??>
    <#list scripts as script>
  <script src="${script}"></script>
    </#list>
  </#if>
  <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
  <script type="module" src="${url.resourcesPath}/js/once.js"></script>
  <script type="module">
    <#outputformat "JavaScript">
    import { startSessionPolling, checkAuthSession } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    startSessionPolling(${url.ssoLoginInOtherTabsUrl?c}); // signed in from another tab: follow
    <#if authenticationSession??>
    checkAuthSession(${authenticationSession.authSessionIdHash?c});
    </#if>
    </#outputformat>
  </script>
</head>
<body data-page-id="login-${pageId}" style="--nv-or: '${msg("nuvemOr")}'">
  <@brand.sky/>
  <header id="kc-header" class="nv-header"><@brand.logo/></header>
  <main class="nv-main">
  <div class="nv-card">
    <h1 id="kc-page-title" class="nv-title"><#nested "header"></h1>

    <#if displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
      <@notice type=message.type>${message.summary}</@notice>
    </#if>
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
      <#nested "show-username">
      <@username/>
    </#if>
    <#if displayRequiredFields>
      <p class="nv-quiet"><span class="nv-required">*</span> ${msg("requiredFields")}</p>
    </#if>

    <#nested "form">

    <#if auth?has_content && auth.showTryAnotherWayLink()>
      <@sideDoor id="try-another-way" name="tryAnotherWay" value="on" label="doTryAnotherWay"/>
    </#if>
    <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
      <@sideDoor id="switch-organization" name="switchOrganization" value="true" label="doSwitchOrganization"/>
    </#if>
    <#nested "socialProviders">
  </div>
  <#if displayInfo>
    <div id="kc-info" class="nv-below"><#nested "info"></div>
  <#elseif pageId == "login" && !realm.registrationAllowed>
    <div id="kc-info" class="nv-below">${msg("noAccount")} ${msg("nuvemNoRegistration")}</div>
  </#if>
  </main>
  <@footer/>
</body>
</html>
</#macro>

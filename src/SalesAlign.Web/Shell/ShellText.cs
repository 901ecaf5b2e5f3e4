namespace SalesAlign.Web.Shell;

// How a feature adds its text: beside its pages it places <Feature>Text.cs (an empty class like this one), <Feature>Text.resx with the
// English and <Feature>Text.zh-Hans.resx with the Chinese, and each page says @inject IStringLocalizer<FeatureText> Text and then
// @Text["Some.Key"]. Keys are dotted names of the place and the thing; counted texts have a ".One" and a ".Many".
public sealed class ShellText;

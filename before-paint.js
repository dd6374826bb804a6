// Runs before anything is painted, so that the first rows stand the right way round and in the
// right colours. A plain script on purpose: a module would run after the first paint.
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

  /** The theme that the portal had last time; `app/theme.rs` keeps it. */
  const rememberedTheme = () => {
    try {
      return localStorage.getItem(`emoji_picker_theme ${query.get("DOMAIN")}`);
    } catch {
      return null;
    }
  };

  if (/^ar\b/i.test(query.get("LANG") ?? "")) root.dir = "rtl";

  // A portal is light whatever the system is, so a frame in it is, too, unless somebody asks.
  const isDark = window.parent === window && matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = query.get("theme") ?? (isDark ? "dark" : rememberedTheme());
  if (theme) root.dataset.theme = theme === "dark" ? "dark" : "light";
}

"""What links carry that names no page, as data.

The lists were put together from the parameters and hosts that feeds of news outlets, agencies and social sites are
known to use.  A name belongs here only if a page stays the same without it.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Parameters that say how a reader came, by start of their lower-case name.
TRACKING_STARTS = (
    "utm_", "mc_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "_hs", "__hs", "hss_", "at_", "stm_", "oly_", "vero_",
    "guce_", "ns_", "fb_", "ga_", "gad_", "sc_", "wt.", "wt_", "trk_", "itm_", "ref_", "cmp_", "lever-", "spm", "iesrc",
)  # fmt: skip

#: The same, by full lower-case name.
TRACKING_NAMES = _words(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid ttclid twclid igshid igsh li_fat_id mkt_tok epik
    rdt_cid _ga _gl _ke _kx _branch_match_id _branch_referrer _openstat __s __twitter_impression __source _r _pc _sp
    _unique_id s_cid s_kwcid ef_id zanpid rb_clickid wickedid wicked_source irclickid irgwc cjevent mibextid srsltid
    ref referer referrer refsrc reflink referrer_source r_source cmpid cmp cid_source icid ncid ocid ito xtor tpcc
    ftag smid smtyp emc partner mod srnd sref sr_share guccounter taid traffic_source trk trkinfo trackingid linkid
    sharetype share_source sharesource shareid seid feedtype feedname soc_src soc_trk soc_platform campaign_id
    instance_id segment_id regi_id ml_subscriber ml_subscriber_hash vgo_ee usqp amp_js_v amp_gsa gh_src
    postpublishedtype
    """
)

#: Parameters that track only with such a value (regular expression, whole value, any case).
TRACKING_VALUES = {
    "source": re.compile(r"(rss|feed|twitter|facebook|social|email|newsletter|copy|share|user_profile|collection)\b.*"),
    "src": re.compile(r"(rss|feed|twitter|facebook|twsrc|email|newsletter)\b.*"),
    "from": re.compile(r"(rss|feed|timeline|singlemessage|groupmessage|qr|share)"),
    "feed": re.compile(r"rss2?|atom"),
    "rss": re.compile(r"1|true|yes|"),
    "via": re.compile(r"(rss|twitter|facebook|email)\b.*"),
    "share": re.compile(r"(twitter|facebook|linkedin|reddit|email|telegram|x|jetpack).*"),
    "feature": re.compile(r"youtu\.be|share|shared|emb_.*|player_.*"),
    "sk": re.compile(r"[0-9a-f]{32}"),
}

#: Parameters that ask for the AMP or mobile form of a page.
VARIANTS = {
    "amp": re.compile(r"1|true|yes|"),
    "_amp": re.compile(r"1|true|yes|"),
    "outputtype": re.compile(r"amp"),
    "output": re.compile(r"amp"),
    "view": re.compile(r"amp|mobile"),
    "platform": re.compile(r"amp"),
    "m": re.compile(r"1|"),
    "mobile": re.compile(r"1|true|yes|"),
}

#: Redirects that carry their target: end of the host, start of the path, parameter.
WRAPPERS = (
    ("bing.com", "/news/apiclick", "url"),
    ("google.*", "/url", "url"),
    ("google.*", "/url", "q"),
    ("facebook.com", "/l.php", "u"),
    ("instagram.com", "/", "u"),
    ("youtube.com", "/redirect", "q"),
    ("out.reddit.com", "/", "url"),
    ("duckduckgo.com", "/l/", "uddg"),
    ("vk.com", "/away.php", "to"),
    ("linkedin.com", "/redir/redirect", "url"),
    ("t.umblr.com", "/redirect", "z"),
    ("exit.sc", "/", "url"),
    ("slack-redir.net", "/link", "url"),
    ("steamcommunity.com", "/linkfilter", "url"),
    ("safelinks.protection.outlook.com", "/", "url"),
    ("getpocket.com", "/redirect", "url"),
)

#: Outlets whose mobile or AMP host folds into `www.`; every other one folds into the bare host.
WWW = _words(
    """
    abc.net.au aljazeera.com barrons.com bbc.co.uk bbc.com bloomberg.com businessinsider.com cbsnews.com cnbc.com
    cnn.com coindesk.com dailymail.co.uk dw.com economist.com elmundo.es facebook.com fastcompany.com forbes.com
    fortune.com foxbusiness.com foxnews.com france24.com ft.com handelsblatt.com independent.co.uk investing.com
    latimes.com lemonde.fr marketwatch.com msn.com nasdaq.com nbcnews.com newsweek.com npr.org nytimes.com
    politico.com reuters.com rollingstone.com scmp.com spiegel.de straitstimes.com theatlantic.com theblock.co
    theguardian.com theverge.com usatoday.com vice.com vox.com washingtonpost.com washingtontimes.com wired.com
    wsj.com yahoo.com youtube.com
    """
)

#: Labels in front of a host that name a form of the page.
VARIANT_HOSTS = ("amp", "m", "mobile", "wap")

#: Hosts on which `amp` in a path is somebody's name.
NOT_AMP = _words("github.com gitlab.com amp.dev twitter.com x.com")

#: Second levels under which domains are registered, as in `co.uk`.
SECOND_LEVELS = _words("ac co com edu go gob gov gouv ltd me mil ne net nom or org plc sch")

"""Function words by which languages written in Latin letters are told apart: a table, chosen from common grammar.

A word stands with every language that has it; what several share decides nothing between them.
"""

WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is for with on by at from as after his her he she its that this who will has have was "
        "were are be not over says said amid into about but their they an what how why could would may against than",
        "es": "el la los las de del y en que un una por para con su al se es lo como más pero tras sobre según sin ha "
        "han fue sus este esta entre desde hasta ante no cómo quién dice contra",
        "pt": "o a os as de do da dos das e em no na nos nas que um uma por para com seu sua ao se é mais mas após "
        "sobre segundo sem foi não pelo pela à são diz contra entre como até",
        "fr": "le la les l de des du d et en que un une pour par avec son sa ses au aux se est dans plus mais après "
        "sur selon sans a ont été ce cette qui ne pas s n qu dit contre entre",
        "de": "der die das den dem des und in zu ist für mit auf von ein eine einen einem einer nicht sich im am nach "
        "bei wie als aus über wird wurde hat haben sein seine er sie auch gegen um vor laut will soll",
        "it": "il lo la i gli le di del della dei delle e in che un una per con su al alla si è come più ma dopo sulla "
        "secondo senza ha hanno suo sua non da dal nel nella contro tra anche",
        "nl": "de het een en van in is voor met op dat te aan door bij niet naar om zijn haar hij zij uit over wordt "
        "werd heeft ook na als tegen volgens wil maar die",
        "tr": "ve bir bu için ile da de mi mı ne gibi daha çok olarak olan sonra göre ama ki değil en iddia etti dedi "
        "oldu kadar karşı hakkında",
        "pl": "i w z na do się nie to że jest o po od za przez dla jak ale oraz przed jego jej był są może tym co",
        "id": "yang dan di dari untuk dengan pada ini itu akan tidak oleh setelah karena dalam telah ke adalah juga",
        "vi": "của và là cho với được trong không các một những đã tại từ này về khi người bị sẽ",
    }.items()
}

# size 80x14
# Columns stay straight whatever is written in them: CJK, joined emoji, flags, signs with a variation, accents, right to left.
:new x_company "name=Wide"
:new x_deal "name=❤️ 👨‍👩‍👧 🇩🇪 pictures" company=Wide stage=won
:new x_deal "name=東京 한국 ＡＢ" company=Wide stage=won
:new x_deal "name=Étè ça ñ" company=Wide stage=won
:new x_deal "name=שלום עולם" company=Wide stage=won
:new x_deal "name=ไทย हिन्दी" company=Wide stage=won
:x_deal company:Wide
:dump
| Deals › company:Wide                                                         5
|  Name↑              Stage    Amount  Close   Company   Next step
|  Étè ça ñ           Won                      Wide
|  שלום עולם          Won                      Wide
|  ไทย हिन्दी          Won                      Wide
|  ❤️ 👨‍👩‍👧 🇩🇪 pictures  Won                      Wide
|  東京 한국 ＡＢ     Won                      Wide
|
|
|
|
|
|
|
